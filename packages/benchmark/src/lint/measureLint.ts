import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lint } from '@mlops-portal/cli';
import { buildNotebook } from '@mlops-portal/backstage-plugin-mlops-common';
import { parseAllDocuments } from 'yaml';
import type { Bench } from '../Bench';
import { atMostTimes } from '../Figure';

const MANIFESTS = 1000;
const ROUNDS = 7;

/** `mlops lint` of a GitOps repository beside the time that parsing it takes. */
export async function measureLint(bench: Bench): Promise<void> {
  bench.say(`Linting ${MANIFESTS} manifests`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mlops-bench-lint-'));
  bench.onStop(async () => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const files = writeRepository(folder);
  const lintings: number[] = [];
  const parsings: number[] = [];
  // Side by side, so that what else the machine does slows both.
  for (let round = 0; round < ROUNDS; round++) {
    parsings.push(timeOf(() => parseOnly(files)));
    lintings.push(timeOf(() => lintAll(folder)));
  }
  bench.report(
    atMostTimes(
      { id: `lint.manifests.${MANIFESTS}`, value: best(lintings), unit: 'ms' },
      { name: 'yaml package, reading and parsing', value: best(parsings) },
      2,
    ),
  );
}

/** Notebooks as the template of the portal writes them, one in four with mistakes. */
function writeRepository(folder: string): readonly string[] {
  const files: string[] = [];
  for (let index = 0; files.length < MANIFESTS; index++) {
    const namespace = `team-${index % 40}`;
    const manifests = buildNotebook({
      name: `study-${index}`,
      namespace,
      entityRef: 'component:default/study',
      type: 'jupyter',
      image: 'quay.io/jupyter/scipy-notebook:2026-01-05',
      cpu: '500m',
      memory: '1Gi',
      homeVolume: { size: '10Gi' },
    });
    for (const { path: name, text } of manifests) {
      if (!/kustomization/.test(name) && files.length < MANIFESTS) {
        const file = path.join(folder, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, index % 4 === 0 ? spoil(text) : text);
        files.push(file);
      }
    }
  }
  return files;
}

function spoil(text: string): string {
  return text
    .replace('- start-notebook.sh\n', '- --ServerApp.ip=0.0.0.0\n')
    .replace(/:2026-01-05/, ':latest');
}

function parseOnly(files: readonly string[]): void {
  for (const file of files) {
    for (const document of parseAllDocuments(fs.readFileSync(file, 'utf8'))) {
      document.toJS();
    }
  }
}

function lintAll(folder: string): void {
  const { findings, manifests } = lint(
    {
      paths: [folder],
      format: 'json',
      rules: [],
      severity: 'info',
      failOn: 'error',
      jupyterWebApp: false,
    },
    { cwd: folder, readStdin: () => '' },
  );
  if (manifests !== MANIFESTS || findings.length === 0) {
    throw new Error(`mlops lint saw ${manifests} manifests.`);
  }
}

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** What the machine can do when nothing else disturbs it. */
function best(times: readonly number[]): number {
  return Math.min(...times);
}
