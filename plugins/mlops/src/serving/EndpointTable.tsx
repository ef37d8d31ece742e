import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint, EndpointList } from '../api';
import {
  DataTable,
  FilterBar,
  NothingMatches,
  staleSource,
  useListState,
} from '../components';
import { KubernetesTabLink, useEntityTab } from '../entity';
import { mlopsTranslationRef } from '../translation';
import { statuses } from './statusTone';
import { endpointKey, useEndpointColumns } from './useEndpointColumns';

/** Filter, chips and the list itself; all of what the user chose is in the address. */
export function EndpointTable(props: { list: EndpointList }) {
  const { items, counts, totalItems, sources } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const state = useListState();
  const { text, status, why, setWhy } = state;
  const experiments = useEntityTab(
    'entity-content:mlops/experiments',
    '/experiments',
  );
  const columns = useEndpointColumns({
    sources,
    modelsPath: experiments && `${experiments}#models`,
    why,
    onWhy: setWhy,
  });

  const rows = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    return items.filter(
      endpoint =>
        (!status || endpoint.status === status) &&
        searchText(endpoint).includes(wanted),
    );
  }, [items, text, status]);

  return (
    <>
      <FilterBar
        label={t('filter.endpoints')}
        text={text}
        onText={state.setText}
        total={totalItems}
        status={status}
        onStatus={state.setStatus}
        statuses={statuses
          .filter(value => counts[value])
          .map(value => ({
            status: value,
            label: t(`endpoints.status.${value}`),
            count: counts[value],
          }))}
      >
        <KubernetesTabLink />
      </FilterBar>
      <DataTable
        title={t('endpoints.panel')}
        columns={columns}
        rows={rows}
        pool={items}
        rowKey={endpointKey}
        isDimmed={endpoint => staleSource(sources, endpoint) !== undefined}
        sort={state.order}
        onSort={state.setOrder}
        page={state.page}
        onPage={state.setPage}
        view={`${text} ${status}`}
        empty={<NothingMatches onClear={state.clearFilter} />}
      />
    </>
  );
}

function searchText(endpoint: Endpoint): string {
  const { name, model, runtime, modelFormat } = endpoint;
  return [name, model?.name, runtime, modelFormat]
    .join(' ')
    .toLocaleLowerCase();
}
