import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard, Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  endpointReadPermission,
  notebookReadPermission,
  runReadPermission,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Overview } from '../api';
import { entityTitle, QueryPanel } from '../components';
import { useEntityTab } from '../entity';
import { MlopsQueryProvider, useEntityQuery } from '../query';
import { mlopsTranslationRef } from '../translation';
import { OverviewItem } from './OverviewItem';

const useStyles = makeStyles(
  theme => ({
    list: { padding: 0 },
    item: { display: 'block', padding: theme.spacing(1, 0) },
  }),
  { name: 'MlopsOverviewCard' },
);

const integrations = ['notebooks', 'experiments', 'endpoints'] as const;

const permissions = [
  notebookReadPermission,
  runReadPermission,
  endpointReadPermission,
];

/** Entity card: one row for each integration that the entity has. */
export function OverviewCard() {
  return (
    <MlopsQueryProvider>
      <Card />
    </MlopsQueryProvider>
  );
}

function Card() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const query = useEntityQuery<Overview>({
    key: ['overview'],
    read: (api, entity, call) => api.getOverview(entity, call),
    isProgressing: overview =>
      integrations.some(name => overview[name]?.level === 'progressing'),
  });
  return (
    <InfoCard
      title={t('overview.title')}
      variant="gridItem"
      titleTypographyProps={{ variant: 'h6', component: 'h2' }}
    >
      <QueryPanel
        query={query}
        what={t('overview.what')}
        title={t('overview.panel')}
        permission={permissions.map(({ name }) => name).join(', ')}
        skeleton={[56, 56, 56]}
      >
        {overview => <Rows overview={overview} />}
      </QueryPanel>
    </InfoCard>
  );
}

function Rows(props: { overview: Overview }) {
  const { overview } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const classes = useStyles();
  const tabs = {
    notebooks: useEntityTab('entity-content:mlops/notebooks', '/notebooks'),
    experiments: useEntityTab(
      'entity-content:mlops/experiments',
      '/experiments',
    ),
    endpoints: useEntityTab('entity-content:mlops/endpoints', '/endpoints'),
  };
  const present = integrations.filter(name => overview[name]);

  if (present.length === 0) {
    return (
      <Typography>
        {t('overview.empty', { name: entityTitle(entity) })}{' '}
        {tabs.notebooks && (
          <Link to={tabs.notebooks}>{t('overview.emptyLink')}</Link>
        )}
      </Typography>
    );
  }
  return (
    <List className={classes.list}>
      {present.map((name, index) => (
        <ListItem
          key={name}
          className={classes.item}
          divider={index < present.length - 1}
        >
          <OverviewItem
            title={t(`overview.${name}`)}
            row={overview[name]!}
            path={tabs[name]}
          />
        </ListItem>
      ))}
    </List>
  );
}
