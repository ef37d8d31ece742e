import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Run } from '../api';
import { StatusLabel, type Tone } from '../components';
import { mlopsTranslationRef } from '../translation';

const tones: Record<Run['status'], Tone> = {
  running: 'progressing',
  scheduled: 'progressing',
  finished: 'ok',
  failed: 'error',
  killed: 'off',
  unknown: 'unknown',
};

/** The status that MLflow reports for a run. */
export function RunStatus(props: { status: Run['status'] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <StatusLabel
      tone={tones[props.status]}
      label={t(`experiments.status.${props.status}`)}
    />
  );
}
