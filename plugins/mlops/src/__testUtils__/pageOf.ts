import type { Notebook, NotebookList, NotebookListRequest } from '../api';
import { notebookList } from '../__fixtures__';

/** Answers as the backend does: filters, orders by name and pages; cursors are numbers here. */
export function pageOf(
  all: readonly Notebook[],
  request: NotebookListRequest,
): NotebookList {
  const { search = '', phase, type, sort, direction } = request;
  const matching = all.filter(
    notebook =>
      notebook.name.includes(search) &&
      (!phase || notebook.phase === phase) &&
      (!type || notebook.type === type),
  );
  if (sort === 'name') {
    const sign = direction === 'desc' ? -1 : 1;
    matching.sort((a, b) => sign * a.name.localeCompare(b.name));
  }
  const start = Number(request.cursor ?? 0);
  const end = start + (request.limit ?? 100);
  return {
    ...notebookList([...all]),
    items: matching.slice(start, end),
    matchingItems: matching.length,
    nextCursor: end < matching.length ? String(end) : undefined,
  };
}
