import type { NotebookDetail } from '../../api';
import { FindingsPanel } from '../../diagnosis';
import { StartButton } from '../StartButton';
import { OperateButton } from './OperateButton';

/** What is wrong with a notebook, with buttons for what can be done at once. */
export function NotebookFindings(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  return (
    <FindingsPanel
      findings={notebook.diagnosis}
      looksAt={notebook.looksAt}
      renderAction={({ action }) =>
        action === 'start' && notebook.operate.allowed ? (
          <StartButton notebook={notebook} />
        ) : (
          <OperateButton notebook={notebook} action={action} explains />
        )
      }
    />
  );
}
