import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookList } from '../api';
import {
  DataTable,
  FilterBar,
  NothingMatches,
  staleSource,
  useListState,
} from '../components';
import { KubernetesTabLink } from '../entity';
import { mlopsTranslationRef } from '../translation';
import { phases } from './phaseTone';
import { notebookKey, useNotebookColumns } from './useNotebookColumns';

/** Filter, chips and the list itself; all of what the user chose is in the address. */
export function NotebookTable(props: { list: NotebookList }) {
  const { items, counts, totalItems, sources } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const state = useListState();
  const { text, status, why, setWhy } = state;
  const columns = useNotebookColumns({ sources, why, onWhy: setWhy });

  const rows = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    return items.filter(
      notebook =>
        (!status || notebook.phase === status) &&
        `${notebook.name} ${notebook.image ?? ''}`
          .toLocaleLowerCase()
          .includes(wanted),
    );
  }, [items, text, status]);

  return (
    <>
      <FilterBar
        label={t('filter.notebooks')}
        text={text}
        onText={state.setText}
        total={totalItems}
        status={status}
        onStatus={state.setStatus}
        statuses={phases
          .filter(phase => counts[phase])
          .map(phase => ({
            status: phase,
            label: t(`notebooks.phase.${phase}`),
            count: counts[phase],
          }))}
      >
        <KubernetesTabLink />
      </FilterBar>
      <DataTable
        title={t('notebooks.panel')}
        columns={columns}
        rows={rows}
        pool={items}
        rowKey={notebookKey}
        isDimmed={notebook => staleSource(sources, notebook) !== undefined}
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
