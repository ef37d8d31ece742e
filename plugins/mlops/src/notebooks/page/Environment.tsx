import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookVariable } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { SimpleTable } from './SimpleTable';

/** The variables of a notebook's environment and where each comes from. */
export function Environment(props: { variables: readonly NotebookVariable[] }) {
  const { variables } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (variables.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('configuration.noVariables')}
      </Typography>
    );
  }
  const containers = new Set(variables.map(({ container }) => container));
  return (
    <SimpleTable
      label={t('configuration.environment')}
      columns={[
        t('configuration.variable'),
        t('configuration.value'),
        t('configuration.from'),
        ...(containers.size > 1 ? [t('logs.container')] : []),
      ]}
      rows={variables.map((variable, index) => ({
        key: `${variable.container} ${variable.name} ${index}`,
        cells: [
          variable.name,
          <Value variable={variable} />,
          <Origin from={variable.from} />,
          ...(containers.size > 1 ? [variable.container] : []),
        ],
      }))}
    />
  );
}

function Value(props: { variable: NotebookVariable }) {
  const { value, masked } = props.variable;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (masked) {
    return (
      <Typography variant="body2" component="span" color="textSecondary">
        {t('configuration.masked')}
      </Typography>
    );
  }
  return <>{value ?? '–'}</>;
}

function Origin(props: { from: NotebookVariable['from'] }) {
  const { kind, name, key } = props.from;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const place = [name, key].filter(Boolean).join(' / ');
  return (
    <>
      {t(`configuration.origin.${kind}`)}
      {place && ` ${place}`}
    </>
  );
}
