import MenuItem from '@material-ui/core/MenuItem';
import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookList } from '../api';
import { mlopsTranslationRef } from '../translation';
import { NotebookMenu } from './NotebookMenu';
import { useNotebookPath } from './useNotebookPath';

const tabs = ['logs', 'events', 'configuration', 'manifest'] as const;

/** What else can be done with a notebook of the list, and the ways to the tabs of its page. */
export function RowMenu(props: {
  notebook: Notebook;
  operate: NotebookList['operate'];
}) {
  const { notebook, operate } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const pathOf = useNotebookPath();
  const navigate = useNavigate();
  return (
    <NotebookMenu
      notebook={notebook}
      operate={operate}
      renderRest={() =>
        tabs.map(tab => (
          <MenuItem
            key={tab}
            dense
            onClick={() => navigate(pathOf(notebook, tab))}
          >
            {t(`notebook.tab.${tab}`)}
          </MenuItem>
        ))
      }
    />
  );
}
