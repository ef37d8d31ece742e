import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServerStatus } from '../api';
import {
  type DataColumn,
  DataTable,
  type SortOrder,
  StatusLabel,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { stateTone } from './stateTone';

/** The MLflow servers. */
export function ServerTable(props: { servers: readonly ServerStatus[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [sort, setSort] = useState<SortOrder>();
  const columns: readonly DataColumn<ServerStatus>[] = [
    {
      id: 'server',
      title: t('status.column.server'),
      render: ({ id }) => id,
      sortValue: ({ id }) => id,
      rowHeader: true,
    },
    {
      id: 'state',
      title: t('status.column.state'),
      render: ({ state }) => (
        <StatusLabel
          tone={stateTone[state]}
          label={t(`status.state.${state}`)}
        />
      ),
      sortValue: ({ state }) => state,
    },
    {
      id: 'error',
      title: t('status.column.error'),
      render: ({ message }) => message ?? '–',
      sortValue: ({ message }) => message,
    },
  ];
  return (
    <DataTable
      title={t('status.servers')}
      columns={columns}
      rows={props.servers}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={setSort}
      empty={t('status.noServers')}
    />
  );
}
