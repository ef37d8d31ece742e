import { lazy, Suspense } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import type { EChartProps } from './EChart';

const load = () => import('./EChart').then(m => ({ default: m.EChart }));
const EChart = lazy(load);

/** Loads ECharts before the first chart comes near the window, where loading it would hold up scrolling. */
export function preloadChart(): void {
  // A failure is the chart's to tell, when it is drawn.
  load().catch(() => undefined);
}

/** A chart; ECharts is loaded when the first one is drawn. */
export function LazyChart(props: EChartProps) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('charts.drawing')}>
          <Skeleton variant="rect" height={props.height} />
        </div>
      }
    >
      <EChart {...props} />
    </Suspense>
  );
}
