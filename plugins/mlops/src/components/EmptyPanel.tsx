import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CodeSnippet } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { entityTitle } from './entityTitle';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(3),
      '& > * + *': { marginTop: theme.spacing(1.5) },
    },
    text: { maxWidth: 720 },
    actions: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MlopsEmptyPanel' },
);

/** What a panel is for, and how to get the first thing into it. */
export function EmptyPanel(props: {
  title: string;
  text: string;
  /** Why nothing can show up yet. */
  reason?: string;
  /** Annotations to add, name and value. */
  annotations?: readonly (readonly [string, string])[];
  action?: ReactNode;
  actionText?: string;
}) {
  const { title, text, reason, annotations, action, actionText } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { entity } = useEntity();
  return (
    <Paper className={classes.root}>
      <Typography variant="h6" component="h3">
        {title}
      </Typography>
      <Typography className={classes.text}>{text}</Typography>
      {annotations && (
        <>
          <Typography className={classes.text}>
            {reason} {t('panel.emptyAnnotate', { name: entityTitle(entity) })}
          </Typography>
          <div role="group" aria-label={t('panel.codeLabel')}>
            <CodeSnippet
              // The colours of its YAML are too pale to read.
              language="text"
              showCopyCodeButton
              wrapLongLines
              text={yamlOf(annotations)}
            />
          </div>
        </>
      )}
      {action && (
        <div className={classes.actions}>
          {action}
          {actionText && (
            <Typography color="textSecondary">{actionText}</Typography>
          )}
        </div>
      )}
    </Paper>
  );
}

function yamlOf(annotations: readonly (readonly [string, string])[]): string {
  return [
    'metadata:',
    '  annotations:',
    ...annotations.map(([name, value]) => `    ${name}: ${value}`),
  ].join('\n');
}
