import { lazy, Suspense } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import type { EChartProps } from './EChart';

const EChart = lazy(() =>
  import('./EChart').then(m => ({ default: m.EChart })),
);

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
