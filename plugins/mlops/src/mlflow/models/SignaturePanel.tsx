import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SignatureField, VersionDetail } from '../../api';
import { CodeBlock, Folded, Panel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { indentJson } from '../artifacts/indentJson';

const useStyles = makeStyles(
  theme => ({
    fields: { marginBottom: theme.spacing(2), overflowX: 'auto' },
    code: { fontFamily: 'monospace' },
  }),
  { name: 'MlopsSignaturePanel' },
);

/** What a model takes and answers, with an example of what can be sent to it. */
export function SignaturePanel(props: { detail: VersionDetail }) {
  const { signature, inputExample, request } = props.detail;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <Panel title={t('experiments.versionPage.signature')}>
      {signature ? (
        <>
          <Fields
            title={t('experiments.versionPage.inputs')}
            fields={signature.inputs}
          />
          <Fields
            title={t('experiments.versionPage.outputs')}
            fields={signature.outputs}
          />
          <Fields
            title={t('experiments.versionPage.params')}
            fields={signature.params}
          />
        </>
      ) : (
        <Typography variant="body2" paragraph>
          {t('experiments.versionPage.noSignature')}
        </Typography>
      )}
      <Typography variant="subtitle2" component="h4">
        {t('experiments.versionPage.inputExample')}
      </Typography>
      {inputExample ? (
        <CodeBlock
          text={indentJson(inputExample) ?? inputExample}
          copyLabel={t('experiments.versionPage.copy')}
        />
      ) : (
        <Typography variant="body2" paragraph>
          {t('experiments.versionPage.noInputExample')}
        </Typography>
      )}
      {request && (
        <Folded title={t('experiments.versionPage.request')}>
          <Typography variant="body2">
            {t('experiments.versionPage.contentType', {
              type: request.contentType,
            })}
          </Typography>
          <CodeBlock
            text={JSON.stringify({ inputs: request.inputs }, undefined, 2)}
            copyLabel={t('experiments.versionPage.copyRequest')}
          />
        </Folded>
      )}
    </Panel>
  );
}

function Fields(props: { title: string; fields: readonly SignatureField[] }) {
  const { title, fields } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if (fields.length === 0) {
    return null;
  }
  return (
    <div className={classes.fields}>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      <Table size="small" aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{t('experiments.versionPage.name')}</TableCell>
            <TableCell>{t('experiments.versionPage.type')}</TableCell>
            <TableCell>{t('experiments.versionPage.shape')}</TableCell>
            <TableCell>{t('experiments.versionPage.required')}</TableCell>
            <TableCell>{t('experiments.versionPage.default')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map((field, index) => (
            <TableRow key={`${index} ${field.name}`}>
              <TableCell component="th" scope="row" className={classes.code}>
                {field.name ?? t('experiments.versionPage.unnamed')}
              </TableCell>
              <TableCell className={classes.code}>{field.type}</TableCell>
              <TableCell className={classes.code}>
                {field.shape ? `[${field.shape.join(', ')}]` : '–'}
              </TableCell>
              <TableCell>
                {t(
                  field.required === false
                    ? 'experiments.versionPage.optional'
                    : 'experiments.versionPage.required',
                )}
              </TableCell>
              <TableCell className={classes.code}>
                {field.default ?? '–'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
