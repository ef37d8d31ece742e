import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { manifestReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookDetail } from '../../api';
import {
  CodeBlock,
  FilterChips,
  QueryPanel,
  useUrlState,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useNotebookManifest } from '../useNotebook';

const useStyles = makeStyles(
  theme => ({ choice: { marginBottom: theme.spacing(2) } }),
  { name: 'MlopsManifestPanel' },
);

/** The notebook, or the Pod that was made of it, as the cluster has it, to read and to copy. */
export function ManifestPanel(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [wanted, setWanted] = useUrlState('of');
  const hasPod = notebook.pods.length > 0;
  const of = hasPod && wanted === 'pod' ? 'pod' : 'notebook';
  const query = useNotebookManifest(notebook, of);
  return (
    <>
      {hasPod && (
        <div className={classes.choice}>
          <FilterChips
            label={t('manifest.of')}
            value={of}
            onValue={value => setWanted(value === 'pod' ? value : '')}
            chips={[
              { value: 'notebook', label: notebook.workload },
              { value: 'pod', label: 'Pod' },
            ]}
          />
        </div>
      )}
      <QueryPanel
        query={query}
        what={t('manifest.what')}
        title={t('manifest.panel')}
        permission={manifestReadPermission.name}
        skeleton={[24, 400]}
      >
        {({ yaml }) => (
          <>
            <Typography variant="body2" gutterBottom>
              {t('manifest.text')}
            </Typography>
            <CodeBlock
              text={yaml.trimEnd()}
              copyLabel={t('copy.copyYaml')}
              maxHeight={640}
            />
          </>
        )}
      </QueryPanel>
    </>
  );
}
