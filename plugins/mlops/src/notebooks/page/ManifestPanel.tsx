import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { manifestReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookDetail } from '../../api';
import { CodeBlock, QueryPanel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useNotebookManifest } from '../useNotebook';

/** The notebook as the cluster has it, to read and to copy. */
export function ManifestPanel(props: { notebook: NotebookDetail }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <QueryPanel
      query={useNotebookManifest(props.notebook)}
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
  );
}
