import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { entityTitle } from './entityTitle';

/** Which permission is missing and whom to ask for it. */
export function ForbiddenPanel(props: { what: string; permission: string }) {
  const { what, permission } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const name = entityTitle(entity);
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <Alert severity="warning">
      <AlertTitle>{t('panel.forbiddenTitle', { what, name })}</AlertTitle>
      {t('panel.forbiddenText', { permission, name })}
      {owners.length > 0 && (
        <Typography variant="body2" component="div">
          {t('panel.forbiddenOwners')}{' '}
          <EntityRefLinks entityRefs={owners} defaultKind="group" />
        </Typography>
      )}
    </Alert>
  );
}
