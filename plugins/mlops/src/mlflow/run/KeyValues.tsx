import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { CodeBlock, ExternalLink, Facts, safeUrl } from '../../components';
import { useDebounced } from '../../components/useDebounced';
import { mlopsTranslationRef } from '../../translation';
import { SearchField } from '../charts/SearchField';
import { useChangeAddress } from '../charts/useChartAddress';

/** More than this is searched, not read. */
const mostShown = 100;
/** Fewer than this need no search. */
const fewest = 8;
/** Longer values have a box of their own. */
const longest = 160;

const useStyles = makeStyles(
  theme => ({
    search: { display: 'flex', marginBottom: theme.spacing(1.5) },
  }),
  { name: 'MlopsKeyValues' },
);

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly truncated?: boolean;
}

/** Names and values that somebody logged: text, whatever stands in it. */
export function KeyValues(props: {
  title: string;
  search: string;
  none: string;
  values: readonly Entry[];
  /** Under which the address keeps what is searched for. */
  address: 'param' | 'tag';
}) {
  const { search, none, values, address } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const [text, setText] = useDebounced(parameters.get(address) ?? '', next =>
    change({ [address]: next }, { replace: true }),
  );
  const [all, setAll] = useState(false);
  const matching = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase('en-US');
    return values.filter(({ key, value }) =>
      [key, value].some(one => one.toLocaleLowerCase('en-US').includes(wanted)),
    );
  }, [values, text]);
  if (values.length === 0) {
    return <Typography variant="body2">{none}</Typography>;
  }
  const shown = all ? matching : matching.slice(0, mostShown);
  return (
    <>
      {values.length >= fewest && (
        <div className={classes.search}>
          <SearchField label={search} text={text} onText={setText} />
        </div>
      )}
      {matching.length === 0 && (
        <Typography variant="body2" role="status">
          {t('run.values.noneMatch')}
        </Typography>
      )}
      <Facts
        facts={shown.map(entry => [
          entry.key,
          <Value key={entry.key} entry={entry} />,
        ])}
      />
      {shown.length < matching.length && (
        <Button size="small" color="primary" onClick={() => setAll(true)}>
          {t('run.values.showAll', { total: String(matching.length) })}
        </Button>
      )}
    </>
  );
}

function Value(props: { entry: Entry }) {
  const { key: name, value, truncated } = props.entry;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (value.length <= longest && !value.includes('\n')) {
    return safeUrl(value) ? (
      <ExternalLink url={value}>{value}</ExternalLink>
    ) : (
      <>{value || '–'}</>
    );
  }
  return (
    <>
      <CodeBlock
        text={value}
        copyLabel={t('run.values.copy', { name })}
        maxHeight={160}
      />
      {truncated && (
        <Typography variant="caption">{t('run.values.cut')}</Typography>
      )}
    </>
  );
}
