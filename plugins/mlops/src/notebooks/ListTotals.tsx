import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookList } from '../api';
import { mlopsTranslationRef } from '../translation';
import { QuotaBars } from './QuotaBars';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2, 0),
    },
  }),
  { name: 'MlopsListTotals' },
);

/** What all notebooks together ask for, and how much of the quota is used. */
export function ListTotals(props: { list: NotebookList }) {
  const { totals, quotas } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const display = (text: string, kind: 'number' | 'bytes') =>
    Quantity.parse(text)?.toDisplay(kind) ?? text;
  return (
    <section className={classes.root} aria-label={t('notebooks.totals')}>
      <Typography variant="body2">
        {t('notebooks.totalsText', {
          cpu: display(totals.cpu, 'number'),
          memory: display(totals.memory, 'bytes'),
        })}
        {totals.gpus > 0 && `, ${t('notebooks.gpus', { count: totals.gpus })}`}.
      </Typography>
      <QuotaBars quotas={quotas} />
    </section>
  );
}
