import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookCondition } from '../../api';
import { TimeAgo } from '../../components';
import { mlopsTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      borderLeft: `2px solid ${theme.palette.divider}`,
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0, 0, 0, 2),
    },
    item: {
      position: 'relative',
      '& + &': { marginTop: theme.spacing(1.5) },
      '&::before': {
        backgroundColor: theme.palette.text.secondary,
        borderRadius: '50%',
        content: '""',
        height: 8,
        left: `calc(${theme.spacing(-2)}px - 5px)`,
        position: 'absolute',
        top: 6,
        width: 8,
      },
    },
  }),
  { name: 'MlopsConditions' },
);

/** How the notebook came to where it is, in the order in which it happened. */
export function Conditions(props: {
  conditions: readonly NotebookCondition[];
}) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if (props.conditions.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('notebook.conditions.none')}
      </Typography>
    );
  }
  return (
    <ol className={classes.list}>
      {mergeEqual(props.conditions).map(({ condition, objects }, index) => (
        <li key={index} className={classes.item}>
          <Typography variant="body2" component="div">
            <strong>{`${condition.type}: ${condition.status}`}</strong>
            {condition.reason && ` · ${condition.reason}`}
            {condition.since && (
              <>
                {' · '}
                <TimeAgo time={condition.since} />
              </>
            )}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {[objects.join(', '), condition.message]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </li>
      ))}
    </ol>
  );
}

/** A notebook repeats what its Pod says: said once, of both. */
function mergeEqual(conditions: readonly NotebookCondition[]) {
  const merged = new Map<
    string,
    { condition: NotebookCondition; objects: string[] }
  >();
  for (const condition of conditions) {
    const { object, type, status, reason, message } = condition;
    const key = JSON.stringify([type, status, reason, message]);
    const known = merged.get(key);
    if (known) {
      known.objects.push(object);
    } else {
      merged.set(key, { condition, objects: [object] });
    }
  }
  return [...merged.values()];
}
