import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';

/** A list that is empty only because of its filter. */
export function NothingMatches(props: { onClear: () => void }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <>
      {t('table.none')}{' '}
      <Button color="primary" size="small" onClick={props.onClear}>
        {t('table.clearFilter')}
      </Button>
    </>
  );
}
