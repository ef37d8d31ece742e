import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { notebookReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { ClusterEvent, EventList, NotebookDetail } from '../../api';
import {
  DataTable,
  FilterChips,
  QueryPanel,
  SourceNotices,
  useUrlState,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useNotebookEvents } from '../useNotebook';
import { useEventColumns } from './useEventColumns';

const useStyles = makeStyles(
  theme => ({
    filter: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'MlopsEventsPanel' },
);

/** What the cluster reported about the notebook and its parts, newest first. */
export function EventsPanel(props: { notebook: NotebookDetail }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <QueryPanel
      query={useNotebookEvents(props.notebook)}
      what={t('events.what')}
      title={t('events.panel')}
      permission={notebookReadPermission.name}
      skeleton={[32, 240]}
    >
      {list => <Events list={list} />}
    </QueryPanel>
  );
}

function Events(props: { list: EventList }) {
  const { items, sources } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [type, setType] = useUrlState('event');
  const [object, setObject] = useUrlState('object');
  const columns = useEventColumns();
  const rows = useMemo(
    () =>
      items.filter(
        event =>
          (!type || event.type === type) &&
          (!object || objectOf(event) === object),
      ),
    [items, type, object],
  );
  return (
    <>
      <SourceNotices sources={sources} />
      <div className={classes.filter}>
        <FilterChips
          label={t('events.byType')}
          value={type}
          onValue={setType}
          chips={[
            { value: '', label: t('filter.all'), count: items.length },
            ...countBy(items, event => event.type),
          ]}
        />
        <FilterChips
          label={t('events.byObject')}
          value={object}
          onValue={setObject}
          chips={countBy(items, objectOf)}
        />
      </div>
      {items.length === 0 ? (
        <Typography>{t('events.none')}</Typography>
      ) : (
        <DataTable
          title={t('events.panel')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          sort={undefined}
          onSort={() => undefined}
          view={`${type} ${object}`}
          empty={t('events.noneMatch')}
        />
      )}
    </>
  );
}

function objectOf({ object }: ClusterEvent): string {
  return `${object.kind} ${object.name}`;
}

function keyOf(event: ClusterEvent): string {
  return `${objectOf(event)} ${event.reason} ${event.message} ${event.firstAt}`;
}

function countBy(
  items: readonly ClusterEvent[],
  valueOf: (event: ClusterEvent) => string,
) {
  const counts = new Map<string, number>();
  for (const item of items) {
    counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, label: value, count }));
}
