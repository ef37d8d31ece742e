import AddIcon from '@material-ui/icons/Add';
import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { useNewWorkspacePath } from './useNewWorkspacePath';

/** Leads to the prefilled form of the template `new-workspace`. */
export function NewWorkspaceButton() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const path = useNewWorkspacePath();
  return path ? (
    <LinkButton
      to={path}
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
    >
      {t('links.newWorkspace')}
    </LinkButton>
  ) : null;
}
