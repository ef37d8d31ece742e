import { Component, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';

const useStyles = makeStyles(
  theme => ({
    root: {
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      lineHeight: theme.typography.body2.lineHeight,
      overflowWrap: 'anywhere',
      '& h1, & h2, & h3, & h4, & h5, & h6': {
        fontSize: theme.typography.subtitle1.fontSize,
        margin: theme.spacing(1, 0, 0.5),
      },
      '& p, & ul, & ol, & table': { margin: theme.spacing(0.5, 0) },
      '& pre': { overflowX: 'auto' },
      // Nothing stands for it.
      '& img:not([alt])': { display: 'none' },
    },
  }),
  { name: 'MlopsSafeMarkdown' },
);

/** Addresses that a link in somebody's note may have. */
const safeSchemes = /^(https?:|mailto:)/i;

/** Shows the text that stands for an image. */
const noImage = 'data:,';

class Fallback extends Component<
  { fallback: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/**
 * Markdown that anybody may have written: HTML in it is cleaned, links lead to
 * web pages and mail only, and images are not loaded, because loading one tells
 * its owner who reads. What cannot be laid out at all is `fallback`.
 */
export function SafeMarkdown(props: { text: string; fallback: ReactNode }) {
  const classes = useStyles();
  return (
    <Fallback key={props.text} fallback={props.fallback}>
      <MarkdownContent
        className={classes.root}
        content={props.text}
        dialect="gfm"
        linkTarget="_blank"
        transformLinkUri={href => (safeSchemes.test(href) ? href : '')}
        transformImageUri={() => noImage}
      />
    </Fallback>
  );
}
