import { Link } from '@backstage/core-components';
import type { Notebook } from '../api';
import { Truncated } from '../components';
import { useNotebookPath } from './useNotebookPath';

/** The name of a notebook, which leads to its page. */
export function NotebookLink(props: { notebook: Notebook; width?: number }) {
  const { notebook, width = 220 } = props;
  const pathOf = useNotebookPath();
  return (
    <Link to={pathOf(notebook)}>
      <Truncated text={notebook.name} width={width} focusable={false} />
    </Link>
  );
}
