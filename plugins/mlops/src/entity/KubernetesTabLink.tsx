import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { useEntityTab } from './useEntityTab';

/** Leads to the Kubernetes plugin's tab where there is one. */
export function KubernetesTabLink() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const path = useEntityTab('entity-content:kubernetes/kubernetes');
  return path ? <Link to={path}>{t('links.kubernetes')}</Link> : null;
}
