import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookList } from '../api';
import { mlopsTranslationRef } from '../translation';
import { ConnectButton } from './ConnectButton';
import { StartButton } from './StartButton';
import { useNotebookPath } from './useNotebookPath';

/** The way into a running notebook, the button that starts a stopped one, and how much is to be known about it. */
export function RowActions(props: {
  notebook: Notebook;
  operate: NotebookList['operate'];
}) {
  const { notebook, operate } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const pathOf = useNotebookPath();
  const isRunning = notebook.phase === 'running';
  // The sentence of one that does not run is its first finding.
  const count =
    notebook.findings.errors + notebook.findings.warnings - (isRunning ? 0 : 1);
  return (
    <>
      <ConnectButton notebook={notebook} />
      {notebook.phase === 'stopped' && operate?.allowed && (
        <StartButton notebook={notebook} />
      )}
      {count > 0 && (
        <Typography variant="body2" component="div">
          <Link to={pathOf(notebook)}>
            {t(isRunning ? 'notebooks.findings' : 'notebooks.moreFindings', {
              count,
            })}
          </Link>
        </Typography>
      )}
    </>
  );
}
