import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import { Panel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { Environment } from './Environment';
import { PodDefaults } from './PodDefaults';
import { Volumes } from './Volumes';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(2) } },
  }),
  { name: 'MlopsConfigurationPanel' },
);

/** What a notebook was given, and by whom. */
export function ConfigurationPanel(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Panel title={t('configuration.podDefaults')}>
        <PodDefaults podDefaults={notebook.podDefaults} />
      </Panel>
      <Panel title={t('configuration.volumes')}>
        <Volumes volumes={notebook.volumes} />
      </Panel>
      <Panel title={t('configuration.environment')}>
        <Environment variables={notebook.environment} />
      </Panel>
    </div>
  );
}
