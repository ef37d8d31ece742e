import type { ReactNode } from 'react';
import type { Run } from '../../api';
import { safeUrl } from '../../components';
import { durationOf, registeredModels, sourceName } from '../runValues';
import { statusShapes } from './statusShapes';
import type { CellParts } from './useCellParts';

// Functions, not components, and plain elements: see useCellParts.

/** A link within the portal. The grid follows it, so that the page is not loaded anew. */
function insideLink(
  path: string,
  className: string,
  label: string,
  active: boolean,
  { hrefOf }: CellParts,
): ReactNode {
  return (
    <a
      className={className}
      href={hrefOf(path)}
      data-path={path}
      title={label}
      tabIndex={active ? 0 : -1}
    >
      {label}
    </a>
  );
}

/** The name of a run, which leads to its page. */
export function nameCell(
  run: Run,
  active: boolean,
  parts: CellParts,
): ReactNode {
  const { t, classes, runPath } = parts;
  return (
    <span>
      {run.parentRunId && (
        <span
          className={classes.child}
          role="img"
          aria-label={t('experiments.grid.child')}
          title={t('experiments.grid.child')}
        >
          ↳
        </span>
      )}
      {insideLink(
        runPath(run),
        `${classes.link} ${classes.name}`,
        run.name,
        active,
        parts,
      )}
      {run.lifecycle === 'deleted' && ` (${t('experiments.grid.deletedRun')})`}
    </span>
  );
}

/** What MLflow reports: icon, word and colour. */
export function statusCell({ status }: Run, { t, classes }: CellParts) {
  return (
    <>
      <svg
        className={`${classes.icon} ${classes[status]}`}
        viewBox="0 0 24 24"
        aria-hidden
      >
        <path fillRule="evenodd" d={statusShapes[status]} />
      </svg>
      {t(`experiments.status.${status}`)}
    </>
  );
}

/** When a run was started, relative to now. */
export function startCell({ startedAt }: Run, { format }: CellParts) {
  return startedAt && !Number.isNaN(Date.parse(startedAt)) ? (
    <time dateTime={startedAt} title={format.absolute(startedAt)}>
      {format.relative(startedAt)}
    </time>
  ) : (
    '–'
  );
}

const staleAfter = 7 * 86_400_000;

/** How long a run took, or has been running. Runs whose process died say so no more; MLflow has no heartbeat. */
export function durationCell(run: Run, { t, format }: CellParts) {
  const duration = durationOf(run, Date.now());
  if (duration === undefined) {
    return '–';
  }
  const text = format.duration(duration);
  return run.status === 'running' && duration > staleAfter ? (
    <span
      title={t('experiments.grid.staleRunning', {
        time: format.relative(run.startedAt!),
      })}
    >
      {text} ?
    </span>
  ) : (
    text
  );
}

/** "train.py@1a2b3c4", the commit as a link into its repository. */
export function sourceCell(run: Run, active: boolean, parts: CellParts) {
  const { t, classes } = parts;
  const { commit, link, repoUrl, dirty, branch } = run.source ?? {};
  const name = sourceName(run);
  if (!name && !commit) {
    return '–';
  }
  const short = commit?.slice(0, 7);
  const url = safeUrl(link);
  const more = [
    run.source?.name,
    branch,
    commit,
    dirty && t('experiments.grid.dirty'),
  ];
  return (
    <span title={more.filter(Boolean).join(' · ')}>
      {name}
      {short && '@'}
      {short && url ? (
        <a
          className={`${classes.link} ${classes.code}`}
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={active ? 0 : -1}
          aria-label={t('experiments.grid.commit', {
            commit: short,
            repository: repoUrl ?? '',
          })}
        >
          {short}
        </a>
      ) : (
        short && <span className={classes.code}>{short}</span>
      )}
      {dirty && '*'}
    </span>
  );
}

/** The versions of registered models that came of a run. */
export function modelsCell(run: Run, active: boolean, parts: CellParts) {
  const models = registeredModels(run);
  return models.length === 0 ? (
    '–'
  ) : (
    <>
      {models.map(({ name, version }, index) => (
        <span key={`${name} ${version}`}>
          {index > 0 && ', '}
          {insideLink(
            parts.versionPath({ server: run.server, name, version }),
            parts.classes.link,
            `${name} v${version}`,
            active,
            parts,
          )}
        </span>
      ))}
    </>
  );
}
