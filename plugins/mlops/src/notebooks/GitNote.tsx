import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookAction, Provenance } from '../api';
import { ExternalLink } from '../components';
import { mlopsTranslationRef } from '../translation';

/** What an action means for a notebook that is kept as Git says. */
export function GitNote(props: {
  gitops: Provenance | undefined;
  action: NotebookAction;
}) {
  const { gitops, action } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (!gitops) {
    return null;
  }
  const tool = t(`operate.tool.${gitops.tool}`);
  return (
    <Alert severity="info">
      {gitops.name ? (
        <ExternalLink url={gitops.url}>
          {t('operate.toolNamed', { tool, name: gitops.name })}
        </ExternalLink>
      ) : (
        tool
      )}{' '}
      {t(action === 'recreate' ? 'operate.gitRecreate' : 'operate.git')}
    </Alert>
  );
}
