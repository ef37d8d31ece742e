import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus, KindStatus, SourceState } from '../api';
import {
  type DataColumn,
  DataTable,
  type SortOrder,
  StatusLabel,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { stateTone } from './stateTone';

interface Row extends Partial<KindStatus> {
  readonly cluster: string;
  readonly authProvider: string;
  readonly state: SourceState;
}

/** Each kind of each cluster in one row; a cluster that users sign in to has one row. */
export function ClusterTable(props: { clusters: readonly ClusterStatus[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [sort, setSort] = useState<SortOrder>();
  const rows = props.clusters.flatMap(rowsOf);
  return (
    <DataTable
      title={t('status.clusters')}
      columns={useColumns()}
      rows={rows}
      rowKey={keyOf}
      sort={sort}
      onSort={setSort}
      empty={t('status.noClusters')}
    />
  );
}

function rowsOf({
  name,
  title,
  authProvider,
  state,
  kinds,
}: ClusterStatus): Row[] {
  const cluster = title ?? name;
  return kinds.length === 0
    ? [{ cluster, authProvider, state }]
    : kinds.map(kind => ({ ...kind, cluster, authProvider }));
}

function keyOf({ cluster, resource, labelSelector }: Row): string {
  return JSON.stringify([cluster, resource, labelSelector]);
}

function useColumns(): readonly DataColumn<Row>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return [
    {
      id: 'cluster',
      title: t('status.column.cluster'),
      render: ({ cluster }) => cluster,
      sortValue: ({ cluster }) => cluster,
      rowHeader: true,
    },
    {
      id: 'kind',
      title: t('status.column.kind'),
      render: ({ resource, labelSelector, authProvider }) =>
        resource
          ? [resource, labelSelector].filter(Boolean).join(' · ')
          : t('status.perUser', { authProvider }),
      sortValue: ({ resource }) => resource,
    },
    {
      id: 'state',
      title: t('status.column.state'),
      render: ({ state }) => (
        <StatusLabel
          tone={stateTone[state]}
          label={t(`status.state.${state}`)}
          tooltip={t(`status.meaning.${state}`)}
        />
      ),
      sortValue: ({ state }) => state,
    },
    {
      id: 'objects',
      title: t('status.column.objects'),
      render: ({ objects }) => objects ?? '–',
      sortValue: ({ objects }) => objects,
      align: 'right',
    },
    {
      id: 'event',
      title: t('status.column.event'),
      render: ({ lastEventAt }) => (
        <TimeAgo time={lastEventAt} fallback={t('time.never')} />
      ),
      sortValue: ({ lastEventAt }) => lastEventAt,
    },
    {
      id: 'error',
      title: t('status.column.error'),
      render: ({ lastError }) =>
        lastError ? <Truncated text={lastError} /> : '–',
      sortValue: ({ lastError }) => lastError,
    },
  ];
}
