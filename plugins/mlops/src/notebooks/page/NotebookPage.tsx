import { useParams, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { notebookReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookDetail, NotebookName, Source } from '../../api';
import { QueryPanel, SourceNotices, staleSource } from '../../components';
import { notebooksRouteRef } from '../../routes';
import { mlopsTranslationRef } from '../../translation';
import { useNotebook } from '../useNotebook';
import { NotebookFindings } from './NotebookFindings';
import { NotebookTabs } from './NotebookTabs';
import { PageHeader } from './PageHeader';

const useStyles = makeStyles(
  theme => ({
    back: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
    stale: { fontStyle: 'italic' },
  }),
  { name: 'MlopsNotebookPage' },
);

/** The page of one notebook; which one is in the address. */
export function NotebookPage() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const notebook = useNotebookOfAddress();
  const query = useNotebook(notebook);
  const listPath = useRouteRef(notebooksRouteRef)();
  return (
    <>
      <Typography variant="body2" component="div">
        <Link to={listPath} className={classes.back}>
          <ArrowBackIcon fontSize="small" aria-hidden />
          {t('notebook.back')}
        </Link>
      </Typography>
      <QueryPanel
        query={query}
        what={t('notebook.what', { name: notebook.name })}
        title={t('notebook.panel', { name: notebook.name })}
        permission={notebookReadPermission.name}
        skeleton={[40, 36, 160, 300]}
      >
        {detail => <Answer detail={detail} />}
      </QueryPanel>
    </>
  );
}

function Answer(props: { detail: NotebookDetail }) {
  const { detail } = props;
  const classes = useStyles();
  const isStale = staleSource(detail.sources, detail) !== undefined;
  return (
    <div className={isStale ? classes.stale : undefined}>
      <PageHeader notebook={detail} />
      <SourceNotices sources={detail.sources.filter(isAboutTheWhole)} />
      <NotebookFindings
        notebook={detail}
        unseen={detail.sources.filter(source => !isAboutTheWhole(source))}
      />
      <NotebookTabs notebook={detail} />
    </div>
  );
}

/** What may not be read or is not there concerns a part of the page; it does not come before the findings. */
function isAboutTheWhole({ status }: Source): boolean {
  return status !== 'forbidden' && status !== 'not-installed';
}

function useNotebookOfAddress(): NotebookName {
  const { cluster = '', notebookNamespace = '', notebook = '' } = useParams();
  const [parameters] = useSearchParams();
  return {
    cluster,
    namespace: notebookNamespace,
    name: notebook,
    workload:
      parameters.get('workload') === 'Workspace' ? 'Workspace' : undefined,
  };
}
