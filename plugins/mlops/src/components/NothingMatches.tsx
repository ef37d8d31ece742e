import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';

/** A list that is empty only because of its filter, or because this page of it is gone. */
export function NothingMatches(props: {
  onClear: () => void;
  /** Leads to the first page, if there are rows on it. */
  onFirst?: () => void;
}) {
  const { onClear, onFirst } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <>
      {t(onFirst ? 'table.pageGone' : 'table.none')}{' '}
      <Button color="primary" size="small" onClick={onFirst ?? onClear}>
        {t(onFirst ? 'table.firstPage' : 'table.clearFilter')}
      </Button>
    </>
  );
}
