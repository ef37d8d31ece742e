import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { notebookReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookList as List } from '../api';
import {
  type ChipGroup,
  EmptyPanel,
  entityTitle,
  ListFrame,
  type ListState,
  useListState,
} from '../components';
import { NewWorkspaceButton } from '../entity';
import { mlopsTranslationRef, type Translate } from '../translation';
import { ListTotals } from './ListTotals';
import { notebookTypes } from './notebookTypes';
import { OrphanedClaims } from './OrphanedClaims';
import { phases } from './phaseTone';
import { useNotebookColumns } from './useNotebookColumns';
import { useNotebooks } from './useNotebooks';
import { useNotebookSentence } from './useNotebookSentence';

/** The workspaces of the team: which need somebody, and the way into those that run. */
export function NotebookList() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const state = useListState();
  const query = useNotebooks(state);
  const columns = useNotebookColumns({
    sources: query.data?.sources,
    operate: query.data?.operate,
    why: state.why,
    onWhy: state.setWhy,
  });
  const sentenceOf = useNotebookSentence();
  return (
    <ListFrame
      id="notebooks"
      query={query}
      state={state}
      what={t('notebooks.what')}
      title={t('notebooks.panel')}
      filterLabel={t('filter.notebooks')}
      permission={notebookReadPermission.name}
      columns={columns}
      sentenceOf={sentenceOf}
      chipsOf={list => chipsOf(list, state, t)}
      action={<NewWorkspaceButton />}
      renderEmpty={list => <NoNotebook list={list} />}
      renderFooter={list => (
        <>
          <ListTotals list={list} />
          <OrphanedClaims />
        </>
      )}
    />
  );
}

function chipsOf(
  { counts, countsByType, totalItems }: List,
  state: ListState,
  t: Translate,
): readonly ChipGroup[] {
  return [
    {
      label: t('filter.chips'),
      value: state.status,
      onValue: state.setStatus,
      chips: [
        { value: '', label: t('filter.all'), count: totalItems },
        ...phases
          .filter(phase => counts[phase])
          .map(phase => ({
            value: phase,
            label: t(`notebooks.phase.${phase}`),
            count: counts[phase],
          })),
      ],
    },
    {
      label: t('filter.types'),
      value: state.type,
      onValue: state.setType,
      chips: notebookTypes
        .filter(type => countsByType[type])
        .map(type => ({
          value: type,
          label: t(`notebooks.type.${type}`),
          count: countsByType[type],
        })),
    },
  ];
}

function NoNotebook(props: { list: List }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const name = entityTitle(entity);
  return (
    <>
      <EmptyPanel
        title={t('notebooks.emptyTitle', { name })}
        text={t('notebooks.emptyText')}
        reason={t('notebooks.emptyUnbound', { name })}
        annotations={
          props.list.bound
            ? undefined
            : [
                ['mlops/cluster', '<cluster>'],
                ['mlops/namespace', '<namespace>'],
              ]
        }
        action={<NewWorkspaceButton />}
        actionText={t('notebooks.emptyAction')}
      />
      {props.list.bound && <OrphanedClaims />}
    </>
  );
}
