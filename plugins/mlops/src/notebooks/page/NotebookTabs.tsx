import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import { oneOf, useUrlState } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { ConfigurationPanel } from './ConfigurationPanel';
import { EventsPanel } from './EventsPanel';
import { LogsPanel } from './LogsPanel';
import { ManifestPanel } from './ManifestPanel';
import { OverviewPanel } from './OverviewPanel';

const useStyles = makeStyles(
  theme => ({
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      marginBottom: theme.spacing(2),
    },
    tab: { minWidth: 88, textTransform: 'none' },
  }),
  { name: 'MlopsNotebookTabs' },
);

const panels = {
  overview: OverviewPanel,
  logs: LogsPanel,
  events: EventsPanel,
  configuration: ConfigurationPanel,
  manifest: ManifestPanel,
};

const tabs = [
  'overview',
  'logs',
  'events',
  'configuration',
  'manifest',
] as const satisfies readonly (keyof typeof panels)[];

/** All that is known about a notebook; which tab is open is in the address. */
export function NotebookTabs(props: { notebook: NotebookDetail }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [value, setValue] = useUrlState('tab');
  const tab = oneOf(tabs, value) ?? 'overview';
  const Panel = panels[tab];
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={tab}
        onChange={(_, next) => setValue(next === 'overview' ? '' : next)}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label={t('notebook.tabs')}
      >
        {tabs.map(name => (
          <Tab
            key={name}
            className={classes.tab}
            value={name}
            id={`mlops-tab-${name}`}
            aria-controls={`mlops-panel-${name}`}
            label={t(`notebook.tab.${name}`)}
          />
        ))}
      </Tabs>
      {tabs.map(name => (
        <div
          key={name}
          role="tabpanel"
          id={`mlops-panel-${name}`}
          aria-labelledby={`mlops-tab-${name}`}
          hidden={name !== tab}
        >
          {name === tab && <Panel notebook={props.notebook} />}
        </div>
      ))}
    </>
  );
}
