import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { safeUrl } from './safeUrl';

/** A link to another site in a new window; plain text if the URL is not one to follow. */
export function ExternalLink(props: {
  url: string | undefined;
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  const url = safeUrl(props.url);
  if (!url) {
    return <span className={props.className}>{props.children}</span>;
  }
  return (
    <Link
      to={url}
      rel="noopener noreferrer"
      className={props.className}
      {...(props.label ? { 'aria-label': props.label } : {})}
    >
      {props.children}
    </Link>
  );
}
