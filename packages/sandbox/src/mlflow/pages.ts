import { MLFLOW_VERSION } from './api/mlflowRouter';
import { MlflowStore } from './store/MlflowStore';
import { StoredExperiment, StoredRun } from './store/types';
import { latestPoint } from './store/wire';

const MAX_RUNS = 500;

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

function time(milliseconds: number | undefined): string {
  return milliseconds === undefined
    ? ''
    : new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

function columnsOf(runs: readonly StoredRun[]) {
  const metrics = new Set(runs.flatMap(run => [...run.metrics.keys()]));
  const params = new Set(runs.flatMap(run => [...run.params.keys()]));
  return {
    metrics: [...metrics].sort().slice(0, 8),
    params: [...params].sort().slice(0, 8),
  };
}

function runRow(
  run: StoredRun,
  columns: { metrics: string[]; params: string[] },
): string {
  const cells = [
    run.status,
    time(run.startTime),
    run.userId,
    ...columns.metrics.map(key => {
      const points = run.metrics.get(key);
      return points ? String(latestPoint(points).value) : '';
    }),
    ...columns.params.map(key => run.params.get(key) ?? ''),
  ];
  const id = `/experiments/${run.experimentId}/runs/${run.runId}`;
  return `<tr id="${escape(id)}"><th scope="row">${escape(run.name)}</th>${cells
    .map(cell => `<td>${escape(cell)}</td>`)
    .join('')}</tr>`;
}

function experimentSection(
  store: MlflowStore,
  experiment: StoredExperiment,
): string {
  const runs = [...store.runs.values()]
    .filter(run => run.experimentId === experiment.experimentId)
    .sort((one, other) => other.startTime - one.startTime);
  const shown = runs.slice(0, MAX_RUNS);
  const columns = columnsOf(shown);
  const heads = ['Run', 'Status', 'Started (UTC)', 'User']
    .concat(columns.metrics, columns.params)
    .map(head => `<th scope="col">${escape(head)}</th>`)
    .join('');
  const table =
    runs.length === 0
      ? '<p>No runs yet.</p>'
      : `<div class="scroll" tabindex="0" role="region" aria-label="Runs of ${escape(
          experiment.name,
        )}"><table><thead><tr>${heads}</tr></thead><tbody>${shown
          .map(run => runRow(run, columns))
          .join('')}</tbody></table></div>`;
  return `<section id="/experiments/${escape(
    experiment.experimentId,
  )}"><h2>${escape(experiment.name)}</h2><p>Experiment ${escape(
    experiment.experimentId,
  )}, ${runs.length} ${
    runs.length === 1 ? 'run' : 'runs'
  }</p>${table}</section>`;
}

function modelSections(store: MlflowStore): string {
  return [...store.models.values()]
    .map(model => {
      const page = `/models/${encodeURIComponent(model.name)}`;
      const versions = [...model.versions].reverse().map(version => {
        const aliases = [...model.aliases]
          .filter(([, target]) => target === version.version)
          .map(([alias]) => ` <strong>@${escape(alias)}</strong>`)
          .join('');
        return `<li id="${escape(
          `${page}/versions/${version.version}`,
        )}">Version ${escape(version.version)}${aliases}</li>`;
      });
      return `<section id="${escape(page)}"><h2>Model ${escape(
        model.name,
      )}</h2><p>${escape(model.description)}</p><ul>${versions.join(
        '',
      )}</ul></section>`;
    })
    .join('');
}

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --mark: #1976d2; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 1rem 1.5rem; }
nav a { margin-right: 1rem; }
.scroll { overflow: auto; max-height: 70vh; }
table { border-collapse: collapse; white-space: nowrap; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem .3rem 0; text-align: left; }
thead th { position: sticky; top: 0; background: Canvas; }
section:target { scroll-margin: 100vh; }
tr:target, li:target { scroll-margin: 30vh; outline: 3px solid var(--mark); outline-offset: -3px; }
main:has(:target) section:not(:target):not(:has(:target)) { display: none; }
`;

/**
 * The page behind "Open in MLflow". MLflow's links keep the place after the hash, which no server sees: here it
 * is the id of an element, so that the browser finds it without a script.
 */
export function renderPage(store: MlflowStore): string {
  const experiments = [...store.experiments.values()].filter(
    experiment => experiment.lifecycleStage === 'active',
  );
  const links = experiments
    .map(
      ({ experimentId, name }) =>
        `<a href="#/experiments/${escape(experimentId)}">${escape(name)}</a>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>MLflow (sandbox)</title><style>${STYLE}</style></head>
<body>
<header><h1>MLflow, the sandbox's stand-in</h1>
<p>Answers the REST API of MLflow ${MLFLOW_VERSION}; everything is in memory and gone when it stops. A real MLflow takes its place by configuration.</p>
<nav aria-label="Experiments"><a href="#">All</a>${links}</nav></header>
<main>${experiments
    .map(experiment => experimentSection(store, experiment))
    .join('')}${modelSections(store)}</main>
</body>
</html>
`;
}
