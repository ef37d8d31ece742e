import type { NotebookDetail, Source } from '../../api';
import { SourceNotices } from '../../components';
import { FindingsPanel } from '../../diagnosis';
import { StartButton } from '../StartButton';
import { OperateButton } from './OperateButton';

/** What is wrong with a notebook, with buttons for what can be done at once. */
export function NotebookFindings(props: {
  notebook: NotebookDetail;
  /** What of its surroundings could not be read. */
  unseen: readonly Source[];
}) {
  const { notebook, unseen } = props;
  return (
    <FindingsPanel
      findings={notebook.diagnosis}
      looksAt={notebook.looksAt}
      unseen={<SourceNotices sources={unseen} />}
      renderAction={({ action }) =>
        action === 'start' && notebook.operate.allowed ? (
          <StartButton notebook={notebook} note={notebook.operate.note} />
        ) : (
          <OperateButton notebook={notebook} action={action} explains />
        )
      }
    />
  );
}
