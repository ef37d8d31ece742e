import { timestamp } from '../../cluster';
import { labImage, LabNotebook } from './LabNotebook';

/** As it was first committed, and as it is now: the change came too late for what was there by then. */
export interface ChangedNotebook {
  readonly first: LabNotebook;
  readonly now: LabNotebook;
}

const day = 24 * 60 * 60 * 1000;

const codeServer: LabNotebook = {
  name: 'culled',
  annotations: {
    'notebooks.kubeflow.org/server-type': 'group-one',
    'notebooks.kubeflow.org/http-rewrite-uri': '/',
  },
  server: {
    image:
      'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0',
  },
};

export function changedNotebooks(now = Date.now()): ChangedNotebook[] {
  return [
    {
      // The Pod of the first revision never became ready, so the second one waits behind it.
      first: {
        name: 'stuck-rollout',
        server: { image: labImage.replace('v1.10.0', 'v1.98.0') },
      },
      now: { name: 'stuck-rollout' },
    },
    {
      // The controller never copies new labels to a StatefulSet that exists.
      first: { name: 'label-later' },
      now: { name: 'label-later', labels: { 'mlflow-access': 'true' } },
    },
    {
      // It was committed as it had been exported, with the activity of the server before.
      first: {
        ...codeServer,
        annotations: {
          ...codeServer.annotations,
          'notebooks.kubeflow.org/last-activity': timestamp(
            new Date(now - 3 * day),
          ),
        },
      },
      now: codeServer,
    },
  ];
}
