import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus, PreflightFeature } from '../api';
import { mlopsTranslationRef } from '../translation';

/** What a cluster has for the portal, and what the portal does without. */
export function PreflightSentence(props: { cluster: ClusterStatus }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { state, message, authProvider, watchVia, preflight } = props.cluster;
  if (state === 'per-user') {
    return (
      <>
        {watchVia
          ? t('status.preflight.watchVia', { authProvider, watchVia })
          : t('status.preflight.perUser', { authProvider })}
      </>
    );
  }
  if (!preflight || preflight.features.every(isUnknown)) {
    return <>{message ?? t('status.preflight.unknown')}</>;
  }

  const textOf = ({ id, state: of }: PreflightFeature) => {
    const name = t(`status.preflight.feature.${id}`);
    if (of === 'ready' || of === 'unknown') {
      return t('status.preflight.ready', { name });
    }
    const consequence =
      of === 'limited'
        ? t('status.preflight.less')
        : t(`status.preflight.without.${id}`);
    return t(`status.preflight.${of}`, { name, consequence });
  };
  const { installation, features } = preflight;
  const works = features.filter(isThere);
  const lacks = features.filter(
    feature => !isThere(feature) && !isUnknown(feature),
  );
  const sentence = t('status.preflight.sentence', {
    installation: t(`status.preflight.installation.${installation}`),
    features:
      works.map(textOf).join(', ') || t('status.preflight.nothingWorks'),
  });
  return <>{[sentence, ...lacks.map(one => `${textOf(one)}.`)].join(' ')}</>;
}

function isThere({ state }: PreflightFeature): boolean {
  return state === 'ready' || state === 'limited';
}

function isUnknown({ state }: PreflightFeature): boolean {
  return state === 'unknown';
}
