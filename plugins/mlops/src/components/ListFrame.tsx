import { type ReactNode, useCallback } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { KubernetesTabLink } from '../entity';
import type { Source } from '../api';
import type { EntityQuery } from '../query';
import type { ChipGroup } from './FilterChips';
import { ColumnMenu } from './ColumnMenu';
import type { DataColumn } from './DataColumn';
import { DataTable } from './DataTable';
import { FilterBar } from './FilterBar';
import { type LiveRow, liveRowKey } from './headlineColumns';
import { ListPages } from './ListPages';
import { NothingMatches } from './NothingMatches';
import { QueryPanel } from './QueryPanel';
import { SourceNotices } from './SourceNotices';
import { staleSource } from './staleSource';
import { TabHeader } from './TabHeader';
import { useAnsweredView } from './useAnsweredView';
import { useColumnChoice } from './useColumnChoice';
import type { ListState } from './useListState';

const useStyles = makeStyles(
  // Always there, so that nothing moves when an answer is on its way.
  { progress: { height: 2 } },
  { name: 'MlopsListFrame' },
);

/** One page of a list, as the API answers. */
export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  readonly totalItems: number;
  readonly matchingItems: number;
  readonly sources: readonly Source[];
}

interface ListFrameProps<T extends LiveRow, L extends ListAnswer<T>> {
  /** Under which the choice of columns is remembered. */
  readonly id: string;
  readonly query: EntityQuery<L>;
  readonly state: ListState;
  /** In the middle of a sentence: "notebooks". */
  readonly what: string;
  /** At its start: "Notebooks". */
  readonly title: string;
  readonly filterLabel: string;
  readonly permission: string;
  readonly columns: readonly DataColumn<T>[];
  readonly sentenceOf: (list: L) => string;
  readonly chipsOf: (list: L) => readonly ChipGroup[];
  /** Beside the sentence. */
  readonly action?: ReactNode;
  readonly renderEmpty: (list: L) => ReactNode;
  readonly renderFooter?: (list: L) => ReactNode;
}

/**
 * What the lists of live objects share: the four states, the sentence, what
 * could not be read, filter, chips, table and pages. Filtering, ordering and
 * paging are the server's; what the user chose is in the address.
 */
export function ListFrame<T extends LiveRow, L extends ListAnswer<T>>(
  props: ListFrameProps<T, L>,
) {
  const { query, state, what, title, permission } = props;
  return (
    <QueryPanel
      query={query}
      what={what}
      title={title}
      permission={permission}
      skeleton={[36, 40, 300]}
      // A cursor of another version or order is no reason to be stuck.
      onRetry={state.pages.cursor ? state.pages.first : undefined}
    >
      {list => <ListAnswerView {...props} list={list} />}
    </QueryPanel>
  );
}

function ListAnswerView<T extends LiveRow, L extends ListAnswer<T>>(
  props: ListFrameProps<T, L> & { list: L },
) {
  const { list, query, state, columns, title } = props;
  const { items, sources, totalItems, matchingItems } = list;
  const classes = useStyles();
  const choice = useColumnChoice(props.id, columns);
  const view = useAnsweredView(
    JSON.stringify([
      state.text,
      state.status,
      state.type,
      state.order,
      state.pages.cursor,
    ]),
    query.isPrevious,
  );
  const isDimmed = useCallback(
    (row: T) => staleSource(sources, row) !== undefined,
    [sources],
  );
  const isEmpty = totalItems === 0;
  const isComplete = sources.every(({ status }) =>
    ['ok', 'not-installed'].includes(status),
  );
  return (
    <>
      <TabHeader sentence={props.sentenceOf(list)}>
        {!isEmpty && props.action}
      </TabHeader>
      <SourceNotices sources={sources} />
      {/* What could not be read may be there. */}
      {isEmpty && isComplete && props.renderEmpty(list)}
      {!isEmpty && (
        <>
          <FilterBar
            label={props.filterLabel}
            text={state.text}
            onText={state.setText}
            groups={props.chipsOf(list)}
          >
            <KubernetesTabLink />
            <ColumnMenu columns={columns} choice={choice} />
          </FilterBar>
          <div className={classes.progress} aria-hidden>
            {query.isPrevious && (
              <LinearProgress className={classes.progress} />
            )}
          </div>
          <div aria-busy={query.isPrevious}>
            <DataTable
              title={title}
              columns={choice.shown}
              rows={items}
              rowKey={liveRowKey}
              isDimmed={isDimmed}
              sort={state.order}
              onSort={state.setOrder}
              view={view}
              empty={
                <NothingMatches
                  onClear={state.clearFilter}
                  onFirst={
                    // The list became shorter than the page that the address names.
                    matchingItems > 0 ? state.pages.first : undefined
                  }
                />
              }
            />
            <ListPages
              pages={state.pages}
              shown={items.length}
              matching={matchingItems}
              nextCursor={list.nextCursor}
            />
          </div>
          {props.renderFooter?.(list)}
        </>
      )}
    </>
  );
}
