import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Run, RunDetail, RunList } from '../../api';
import { useDebounced } from '../../components/useDebounced';
import { useEntityQuery } from '../../query';
import { mlopsTranslationRef } from '../../translation';
import { useExperiments } from '../useExperiments';
import { nameFilter } from './nameFilter';
import { useCompareAddress } from './useCompareAddress';

const useStyles = makeStyles(
  theme => ({
    root: { flex: '0 1 280px', minWidth: 200 },
    input: { backgroundColor: theme.palette.background.paper },
  }),
  { name: 'MlopsAddRun' },
);

/** Finds another run by its name, among those of the same experiment, and adds it to the comparison. */
export function AddRun(props: { server: string; runs: readonly RunDetail[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { add, ids } = useCompareAddress();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const [draft, setDraft] = useDebounced(wanted, setWanted);
  const experiment = useExperimentOf(props);
  const query = useNamed(experiment, wanted, isOpen);
  const found = (query.data?.items ?? []).filter(
    ({ runId }) => !ids.includes(runId),
  );
  return (
    <Autocomplete
      id={id}
      className={classes.root}
      size="small"
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      // What was added is in the table; the field is empty again.
      value={null as Run | null}
      blurOnSelect
      clearOnBlur
      inputValue={text}
      onInputChange={(_, next, reason) => {
        setText(reason === 'input' ? next : '');
        setDraft(reason === 'input' ? next : '');
      }}
      onChange={(_, run) => run && add(run.server, run.runId)}
      options={found}
      filterOptions={options => options}
      getOptionLabel={({ name }) => name}
      getOptionSelected={(one, other) => one.runId === other.runId}
      loading={query.isFetching || draft !== wanted}
      loadingText={t('compare.addLoading')}
      noOptionsText={t(
        nameFilter(wanted) === undefined
          ? 'compare.add_bothQuotes'
          : 'compare.addNone',
      )}
      renderInput={input => (
        <TextField
          {...input}
          className={classes.input}
          variant="outlined"
          label={t('compare.add')}
        />
      )}
    />
  );
}

/** That of the first run; where there is none yet, the first of the entity. */
function useExperimentOf(props: {
  server: string;
  runs: readonly RunDetail[];
}): { server: string; experimentId: string } | undefined {
  const { data } = useExperiments();
  return props.runs[0] ?? data?.items[0];
}

function useNamed(
  experiment: { server: string; experimentId: string } | undefined,
  text: string,
  enabled: boolean,
) {
  const { server = '', experimentId = '' } = experiment ?? {};
  const filter = nameFilter(text);
  return useEntityQuery<RunList>({
    key: ['named-runs', server, experimentId, filter],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          columns: {},
          limit: 30,
          orderBy: ['attributes.start_time DESC'],
          ...(filter ? { filter } : {}),
        },
        call,
      ),
    polls: false,
    enabled: enabled && experiment !== undefined && filter !== undefined,
  });
}
