import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookName } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { useNotebookPath } from '../useNotebookPath';

/** Leads to the log of one container. */
export function LogLink(props: {
  notebook: NotebookName;
  pod: string;
  container: string;
}) {
  const { notebook, pod, container } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const pathOf = useNotebookPath();
  const search = new URLSearchParams({ pod, container });
  return (
    <Link
      to={`${pathOf(notebook, 'logs')}&${search}`}
      aria-label={t('logs.of', { container })}
    >
      {t('logs.log')}
    </Link>
  );
}
