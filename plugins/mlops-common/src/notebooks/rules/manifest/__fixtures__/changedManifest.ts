import { diagnose } from '../../../../diagnosis';
import { parseNotebook } from '../../../Notebook';
import type { NotebookEvidence } from '../../../NotebookEvidence';
import { parsePodDefault } from '../../../podDefaults';
import { manifestNotebookRules } from '../index';

export type Fields = Record<string, unknown>;

/** What differs from a notebook with which nothing is wrong. */
export interface Change {
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly pod?: Fields;
  readonly container?: Fields;
  readonly podDefaults?: readonly unknown[];
  readonly evidence?: Partial<NotebookEvidence>;
}

export const KUBEFLOW_IMAGE =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';
export const STACKS_IMAGE = 'quay.io/jupyter/scipy-notebook:2026-01-05';
export const HOME = { name: 'home', mountPath: '/home/jovyan' };
export const CLAIM = {
  name: 'home',
  persistentVolumeClaim: { claimName: 'work' },
};

export function diagnosed(change: Change) {
  const object = {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: { name: 'study', namespace: 'team', ...change.metadata },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: `${change.metadata?.name ?? 'study'}`,
              image: KUBEFLOW_IMAGE,
              resources: { requests: { cpu: '1', memory: '1Gi' } },
              volumeMounts: [HOME],
              ...change.container,
            },
          ],
          volumes: [CLAIM],
          ...change.pod,
        },
      },
      ...change.spec,
    },
  };
  return diagnose(
    manifestNotebookRules,
    {
      notebook: parseNotebook(object),
      manifest: object,
      podDefaults: change.podDefaults?.map(parsePodDefault),
      now: new Date('2026-01-31T12:00:00Z'),
      ...change.evidence,
    },
    { docs: 'findings/notebooks.md' },
  );
}

export function annotations(entries: Record<string, string>): Change {
  return {
    metadata: {
      annotations: Object.fromEntries(
        Object.entries(entries).map(([key, value]) => [
          `notebooks.kubeflow.org/${key}`,
          value,
        ]),
      ),
    },
  };
}

export const rstudio = {
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio:v1.10.0',
};
export const codeServer = {
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0',
};
export const header = (value: string) =>
  JSON.stringify({ 'X-RStudio-Root-Path': value });
export const started = (option: string) => ({
  image: STACKS_IMAGE,
  args: ['start-notebook.sh', '--ServerApp.base_url=$(NB_PREFIX)', option],
});
export const gpu = {
  requests: { cpu: '1', memory: '1Gi' },
  limits: { 'nvidia.com/gpu': '1' },
};
export const env = (name: string, value: string) => ({
  env: [{ name, value }],
});
export const podDefault = (matchLabels: Fields, spec: Fields = {}) => ({
  metadata: { name: 'mlflow', namespace: 'team' },
  spec: { selector: { matchLabels }, ...spec },
});

/** For each rule what it is about, and what is near and fine. */
export type ManifestCases = Readonly<
  Record<
    string,
    { wrong: Record<string, Change>; right: Record<string, Change> }
  >
>;
