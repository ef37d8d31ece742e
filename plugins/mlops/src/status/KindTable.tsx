import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { KindStatus } from '../api';
import {
  type DataColumn,
  DataTable,
  type SortOrder,
  StatusLabel,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { kindTone } from './stateTone';

/** Each kind of a cluster in one row. */
export function KindTable(props: {
  cluster: string;
  kinds: readonly KindStatus[];
}) {
  const { cluster, kinds } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [sort, setSort] = useState<SortOrder>();
  return (
    <DataTable
      title={t('status.kinds', { cluster })}
      columns={useColumns()}
      rows={kinds}
      rowKey={keyOf}
      sort={sort}
      onSort={setSort}
      empty={t('status.noKinds')}
    />
  );
}

function keyOf({ resource, labelSelector }: KindStatus): string {
  return JSON.stringify([resource, labelSelector]);
}

function useColumns(): readonly DataColumn<KindStatus>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return [
    {
      id: 'kind',
      title: t('status.column.kind'),
      render: ({ resource, labelSelector }) =>
        [resource, labelSelector].filter(Boolean).join(' · '),
      sortValue: ({ resource }) => resource,
      rowHeader: true,
    },
    {
      id: 'state',
      title: t('status.column.state'),
      render: kind => (
        <StatusLabel
          tone={kindTone(kind)}
          label={t(`status.state.${kind.state}`)}
          tooltip={t(`status.meaning.${kind.state}`)}
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
      id: 'asOf',
      title: t('status.column.asOf'),
      // What is live is as of now, which changes every time that it is asked.
      render: ({ state, asOf }) =>
        state === 'live' ? (
          t('status.now')
        ) : (
          <TimeAgo time={asOf} fallback="–" />
        ),
      sortValue: ({ asOf }) => asOf,
    },
    {
      id: 'event',
      title: t('status.column.event'),
      render: ({ lastEventAt }) => <TimeAgo time={lastEventAt} fallback="–" />,
      sortValue: ({ lastEventAt }) => lastEventAt,
    },
    {
      id: 'error',
      title: t('status.column.error'),
      render: kind => <LastError kind={kind} />,
      sortValue: ({ lastError }) => lastError,
    },
  ];
}

function LastError(props: { kind: KindStatus }) {
  const { lastError, lastErrorAt } = props.kind;
  if (!lastError) {
    return <>–</>;
  }
  return (
    <>
      <Truncated text={lastError} width={320} />
      {lastErrorAt && (
        <div>
          <TimeAgo time={lastErrorAt} />
        </div>
      )}
    </>
  );
}
