import Typography from '@material-ui/core/Typography';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { CodeBlock, ExternalLink, Facts, Folded } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { datasetColumns, datasetPlace } from './datasetSchema';

const useStyles = makeStyles(
  theme => ({
    root: { '& + &': { marginTop: theme.spacing(2) } },
    head: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
    },
    chip: { margin: 0 },
    code: { fontFamily: 'monospace', fontSize: '0.8125rem' },
  }),
  { name: 'MlopsRunDatasets' },
);

type Dataset = NonNullable<RunDetail['datasets']>[number];

/** What the run read: where it lies and which columns it has. */
export function RunDatasets(props: { datasets: readonly Dataset[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return props.datasets.length === 0 ? (
    <>
      <Typography variant="body2">{t('run.datasets.none')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('run.datasets.noneText')}
      </Typography>
    </>
  ) : (
    <>
      {props.datasets.map(dataset => (
        <div
          key={`${dataset.name} ${dataset.digest} ${dataset.context}`}
          className={classes.root}
        >
          <DatasetInfo dataset={dataset} />
        </div>
      ))}
    </>
  );
}

function DatasetInfo(props: { dataset: Dataset }) {
  const { name, digest, context, source, schema } = props.dataset;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const place = datasetPlace(source);
  const columns = datasetColumns(schema);
  return (
    <>
      <div className={classes.head}>
        <Typography variant="subtitle2" component="span">
          {name}
        </Typography>
        {context && (
          <Chip className={classes.chip} size="small" label={context} />
        )}
      </div>
      <Typography variant="caption" component="div">
        {t('run.datasets.digest', { digest })}
      </Typography>
      {place && (
        <Typography variant="body2" className={classes.code} component="div">
          <ExternalLink url={place}>{place}</ExternalLink>
        </Typography>
      )}
      {schema && (
        <Folded title={t('run.datasets.schema')}>
          {columns ? (
            <Facts
              facts={columns.map(column => [column.name, column.type] as const)}
            />
          ) : (
            <>
              <Typography variant="body2">
                {t('run.datasets.unreadable')}
              </Typography>
              <CodeBlock
                text={schema}
                copyLabel={t('run.values.copy', { name })}
                maxHeight={200}
              />
            </>
          )}
        </Folded>
      )}
    </>
  );
}
