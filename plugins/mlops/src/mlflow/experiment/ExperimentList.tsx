import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment } from '../../api';
import { TimeAgo } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { experimentKey } from '../experimentKey';

const useStyles = makeStyles(
  theme => ({
    root: { maxHeight: 480, overflowY: 'auto' },
    title: { padding: theme.spacing(1.5, 2, 0) },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsExperimentList' },
);

/** The experiments of the entity; the chosen one's runs stand beside. */
export function ExperimentList(props: {
  experiments: readonly Experiment[];
  selected: Experiment;
  onSelect: (experiment: Experiment) => void;
}) {
  const { experiments, selected, onSelect } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <Paper className={classes.root}>
      <Typography className={classes.title} variant="subtitle2" component="h3">
        {t('experiments.list')}
      </Typography>
      <List dense component="div" aria-label={t('experiments.list')}>
        {experiments.map(experiment => (
          <div key={experimentKey(experiment)}>
            <ListItem
              button
              selected={experiment === selected}
              aria-current={experiment === selected}
              onClick={() => onSelect(experiment)}
            >
              <ListItemText
                classes={{ primary: classes.text }}
                primary={experiment.name}
                secondaryTypographyProps={{ component: 'div' }}
                secondary={
                  <>
                    {t('experiments.onServer', { server: experiment.server })}
                    {experiment.lastUpdatedAt && (
                      <>
                        {' · '}
                        <TimeAgo time={experiment.lastUpdatedAt} />
                      </>
                    )}
                    {experiment.lifecycle === 'deleted' &&
                      ` · ${t('experiments.grid.deletedRun')}`}
                  </>
                }
              />
            </ListItem>
          </div>
        ))}
      </List>
    </Paper>
  );
}
