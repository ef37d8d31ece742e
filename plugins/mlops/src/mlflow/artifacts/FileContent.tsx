import { type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { CodeBlock } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useChangeAddress } from '../charts/useChartAddress';
import { indentJson } from './indentJson';
import { imageUrl } from './imageUrl';
import { type PreviewKind, textOf } from './previewKind';
import { SafeMarkdown } from './SafeMarkdown';
import { safePage } from './safePage';
import { TableContent } from './TableContent';

const useStyles = makeStyles(
  theme => ({
    views: { marginBottom: theme.spacing(1) },
    view: { textTransform: 'none' },
    frame: {
      backgroundColor: '#fff',
      border: `1px solid ${theme.palette.divider}`,
      height: 520,
      width: '100%',
    },
    image: { maxHeight: 720, maxWidth: '100%' },
  }),
  { name: 'MlopsFileContent' },
);

interface ContentProps {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The content of a file in the way that suits it. Nothing of it is run. */
export function FileContent(props: ContentProps & { kind: PreviewKind }) {
  const { name, kind, bytes } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (bytes.length === 0) {
    return <Typography>{t('artifacts.empty', { name })}</Typography>;
  }
  if (kind === 'image') {
    return <ImageContent {...props} />;
  }
  const text = textOf(bytes);
  if (text === undefined) {
    return <Typography>{t('artifacts.noPreview', { name })}</Typography>;
  }
  const source = <Source name={name} text={text} />;
  switch (kind) {
    case 'json':
      return <Source name={name} text={indentJson(text) ?? text} />;
    case 'table':
      return (
        <Views laidOut={t('artifacts.asTable')} source={source}>
          <TableContent name={name} text={text} />
        </Views>
      );
    case 'markdown':
      return (
        <Views laidOut={t('artifacts.asPage')} source={source}>
          <SafeMarkdown text={text} fallback={source} />
        </Views>
      );
    case 'page':
      return (
        <Views laidOut={t('artifacts.asPage')} source={source}>
          <PageContent name={name} text={text} />
        </Views>
      );
    default:
      return source;
  }
}

/** Laid out or as it was written. */
function Views(props: {
  laidOut: string;
  source: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const asSource = parameters.get('view') === 'source';
  return (
    <>
      <ButtonGroup
        className={classes.views}
        size="small"
        aria-label={t('artifacts.views')}
      >
        {[false, true].map(isSource => (
          <Button
            key={String(isSource)}
            className={classes.view}
            aria-pressed={isSource === asSource}
            variant={isSource === asSource ? 'contained' : 'outlined'}
            disableElevation
            onClick={() => change({ view: isSource ? 'source' : '' })}
          >
            {isSource ? t('artifacts.asText') : props.laidOut}
          </Button>
        ))}
      </ButtonGroup>
      {asSource ? props.source : props.children}
    </>
  );
}

function Source(props: { name: string; text: string }) {
  const { name, text } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <CodeBlock
      text={text}
      copyLabel={t('artifacts.copy', { name })}
      maxHeight={640}
    />
  );
}

/** An image of one of the types that browsers show, whatever its name says. */
function ImageContent(props: ContentProps) {
  const { name, bytes } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const url = useMemo(() => imageUrl(bytes), [bytes]);
  return url ? (
    <img className={classes.image} src={url} alt={name} />
  ) : (
    <Typography>{t('artifacts.notImage', { name })}</Typography>
  );
}

/**
 * A page of somebody else in a frame of its own that may do nothing: no
 * scripts, no forms, no way to the portal, nothing from elsewhere.
 */
function PageContent(props: { name: string; text: string }) {
  const { name, text } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {t('artifacts.pageText')}
      </Typography>
      <iframe
        className={classes.frame}
        title={t('artifacts.pageLabel', { name })}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={safePage(text)}
      />
    </>
  );
}
