import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookMlflow } from '../../api';
import { ExternalLink, Facts, StatusLabel } from '../../components';
import { mlopsTranslationRef } from '../../translation';

const tones = {
  healthy: 'ok',
  unreachable: 'error',
  unknown: 'unknown',
} as const;

/** Where the notebook logs its runs, as its environment says. */
export function MlflowBinding(props: { mlflow: NotebookMlflow }) {
  const { trackingUri, from, server, experiment, health, message, link } =
    props.mlflow;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <Facts
      facts={[
        [t('notebook.mlflow.uri'), trackingUri],
        [t('notebook.mlflow.from'), from],
        [
          t('notebook.mlflow.server'),
          server ?? t('notebook.mlflow.notConfigured'),
        ],
        [
          t('notebook.mlflow.experiment'),
          link ? (
            <ExternalLink url={link}>
              {experiment ?? t('links.openInMlflow')}
            </ExternalLink>
          ) : (
            experiment
          ),
        ],
        [
          t('notebook.mlflow.health'),
          <>
            <StatusLabel
              tone={tones[health]}
              label={t(`notebook.mlflow.state.${health}`)}
            />
            {message && ` ${message}`}
          </>,
        ],
      ]}
    />
  );
}
