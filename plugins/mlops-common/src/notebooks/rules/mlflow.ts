import type { Diagnosed, Rule } from '../../diagnosis';
import type { Evidence } from '../../kubernetes/Evidence';
import type { NotebookEvidence } from '../NotebookEvidence';
import {
  type NotebookMlflow,
  notebookMlflow,
  readAddress,
} from '../notebookMlflow';
import { ofNotebook } from './evidenceOf';
import { advice, change, containerLines, kubectl, yamlText } from './remedies';

/** The tracking server that the notebook names, against those that exist. */
export const mlflowServerRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-mlflow-service-missing',
    severity: 'warning',
    stage: 'advice',
    summary: 'The tracking server of the notebook does not exist',
    diagnose: serviceMissing,
  },
  {
    id: 'notebook-mlflow-unknown-server',
    severity: 'info',
    stage: 'advice',
    summary: 'The portal does not know the tracking server of the notebook',
    follows: ['notebook-mlflow-service-missing'],
    diagnose: unknownServer,
  },
  {
    id: 'notebook-mlflow-server-down',
    severity: 'warning',
    stage: 'advice',
    summary: 'The tracking server of the notebook does not answer',
    diagnose: serverDown,
  },
];

function mlflowOf({
  notebook,
  podDefaults,
  mlflowServers,
}: NotebookEvidence): NotebookMlflow | undefined {
  return notebookMlflow({ notebook, podDefaults, servers: mlflowServers });
}

function evidenceOf(
  { notebook }: NotebookEvidence,
  { trackingUri = '', podDefault }: NotebookMlflow,
): Evidence {
  const main = notebook.containers[0];
  return podDefault
    ? {
        object: `PodDefault ${podDefault}`,
        field: 'spec.env[MLFLOW_TRACKING_URI]',
        text: trackingUri,
      }
    : ofNotebook(
        notebook,
        `${main?.field}.env[MLFLOW_TRACKING_URI]`,
        trackingUri,
      );
}

function serviceMissing(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, serviceNames } = evidence;
  const mlflow = serviceNames && mlflowOf(evidence);
  const service =
    mlflow?.trackingUri &&
    readAddress(mlflow.trackingUri, notebook.namespace)?.service;
  if (!mlflow || !service || serviceNames.has(service)) {
    return undefined;
  }
  const [name, namespace] = service.split('.');
  return {
    title: 'Its MLflow tracking server does not exist',
    cause: `It logs runs to the Service ${name} of the namespace ${namespace}, and the cluster has no such Service.`,
    evidence: [evidenceOf(evidence, mlflow)],
    remedies: [
      correct(evidence, mlflow),
      kubectl({ namespace }, 'See which Services there are.', [
        'get',
        'services',
      ]),
    ],
  };
}

function unknownServer(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, mlflowServers = [] } = evidence;
  const mlflow = mlflowServers.length > 0 ? mlflowOf(evidence) : undefined;
  const address =
    mlflow?.trackingUri && readAddress(mlflow.trackingUri, notebook.namespace);
  if (!mlflow || !address || mlflow.server) {
    return undefined;
  }
  const near = mlflowServers.find(({ urls }) =>
    urls.some(
      url => readAddress(url, notebook.namespace)?.host === address.host,
    ),
  );
  return {
    title: 'Its runs go to an MLflow that is not here',
    cause: near
      ? `It names the host of the server ${near.name}, but another port or path, so it may not reach it.`
      : `None of the servers that the portal shows is ${mlflow.trackingUri}, so its runs do not appear here.`,
    evidence: [evidenceOf(evidence, mlflow)],
    remedies: [
      correct(evidence, mlflow),
      advice(
        'Or let administrators add the server, or this address of it, to mlops.mlflow.servers.',
      ),
    ],
  };
}

function serverDown(evidence: NotebookEvidence): Diagnosed | undefined {
  const mlflow = evidence.mlflowServers && mlflowOf(evidence);
  const { name, health } = mlflow?.server ?? {};
  if (!mlflow || !health || health.ok) {
    return undefined;
  }
  return {
    title: 'Its MLflow tracking server does not answer',
    cause: `The portal does not reach the server ${name} either: runs of the notebook fail or hang.`,
    evidence: [
      evidenceOf(evidence, mlflow),
      {
        object: `MLflow ${name}`,
        field: 'health',
        text: health.message ?? 'no answer',
      },
    ],
    remedies: [
      kubectl(evidence.notebook, 'See whether the notebook reaches it.', [
        'exec',
        `${evidence.notebook.name}-0`,
        '-c',
        evidence.notebook.container ?? evidence.notebook.name,
        '--',
        'curl',
        '-sS',
        '-m',
        '10',
        `${(mlflow.trackingUri ?? '').replace(/\/+$/, '')}/health`,
      ]),
      advice('Tell those who run the MLflow server.'),
    ],
  };
}

function correct(
  { notebook, mlflowServers }: NotebookEvidence,
  { podDefault }: NotebookMlflow,
) {
  // The last one is what the cluster calls it, where there are several.
  const url =
    mlflowServers?.[0]?.urls.at(-1) ??
    'http://mlflow.mlflow.svc.cluster.local:5000';
  return podDefault
    ? advice(`Correct MLFLOW_TRACKING_URI in the PodDefault ${podDefault}.`)
    : change(
        notebook,
        'Correct MLFLOW_TRACKING_URI.',
        {},
        containerLines(notebook.container ?? notebook.name, [
          'env:',
          '  - name: MLFLOW_TRACKING_URI',
          `    value: ${yamlText(url)}`,
        ]),
      );
}
