import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Evidence } from '../api';
import { mlopsTranslationRef } from '../translation';
import { useFormat } from './useFormat';

/** Since when a status holds, and which field of which object says so. */
export function StatusTooltip(props: {
  headline: string;
  since?: string;
  evidence?: Evidence;
  /** When the row was read, if that is a while ago. */
  asOf?: string;
}) {
  const { headline, since, evidence, asOf } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  return (
    <>
      <div>{headline}</div>
      {since && (
        <div>
          {t('evidence.since', {
            time: `${format.relative(since)} (${format.absolute(since)})`,
          })}
        </div>
      )}
      {evidence && (
        <div>{`${evidence.object} · ${evidence.field}: ${evidence.text}`}</div>
      )}
      {asOf && <div>{t('sources.asOf', { time: format.relative(asOf) })}</div>}
    </>
  );
}
