import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Remedy } from '../api';
import { CodeBlock } from '../components';
import { useTemplatePath } from '../entity';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    row: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
    },
    text: { flex: '0 1 auto' },
    code: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'MlopsRemedyItem' },
);

/** One way to mend something: a button where the portal can do it, else what to copy. */
export function RemedyItem(props: {
  remedy: Remedy;
  renderAction: (remedy: Extract<Remedy, { kind: 'action' }>) => ReactNode;
}) {
  const { remedy, renderAction } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const text = (
    <Typography className={classes.text} variant="body2">
      {remedy.text}
    </Typography>
  );
  switch (remedy.kind) {
    case 'action':
      return (
        <div className={classes.row}>
          {text}
          {renderAction(remedy)}
        </div>
      );
    case 'template':
      return <TemplateRemedy remedy={remedy} text={text} />;
    case 'command':
      return (
        <>
          {text}
          <div className={classes.code}>
            <CodeBlock
              text={remedy.command}
              copyLabel={t('copy.copyCommand')}
              maxHeight={160}
            />
          </div>
        </>
      );
    case 'yaml':
      return (
        <>
          {text}
          <Manifest yaml={remedy.yaml} />
        </>
      );
    default:
      return text;
  }
}

/** A form that is filled in; where the portal does not have the template, what to write into Git. */
function TemplateRemedy(props: {
  remedy: Extract<Remedy, { kind: 'template' }>;
  text: ReactNode;
}) {
  const { remedy, text } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const path = useTemplatePath(remedy.template, remedy.values);
  if (!path && remedy.yaml) {
    return (
      <>
        {text}
        <Manifest yaml={remedy.yaml} />
      </>
    );
  }
  return (
    <div className={classes.row}>
      {text}
      {path && (
        <LinkButton to={path} size="small" variant="outlined" color="primary">
          {t('findings.openForm')}
        </LinkButton>
      )}
    </div>
  );
}

function Manifest(props: { yaml: string }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.code}>
      <CodeBlock
        text={props.yaml.trimEnd()}
        copyLabel={t('copy.copyYaml')}
        maxHeight={240}
      />
    </div>
  );
}
