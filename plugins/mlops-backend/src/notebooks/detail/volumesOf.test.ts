import {
  parseNotebook,
  parsePod,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { volumesOf } from './volumesOf';

const volumes = [
  { name: 'home', persistentVolumeClaim: { claimName: 'shared' } },
];

function notebook(name: string, annotations = {}) {
  return parseNotebook({
    metadata: { namespace: 'churn', name, uid: `uid-${name}`, annotations },
    spec: { template: { spec: { containers: [{ name }], volumes } } },
  });
}

function pod(name: string, labels = {}, phase = 'Running') {
  return parsePod({
    metadata: { namespace: 'churn', name, labels },
    spec: { containers: [{ name: 'main' }], volumes },
    status: { phase },
  });
}

describe('volumesOf', () => {
  it('names who else holds a claim: running notebooks, and Pods of nobody known', () => {
    const own = [pod('lab-0', { 'notebook-name': 'lab' })];
    const [{ heldBy }] = volumesOf(notebook('lab'), {
      notebooks: [
        notebook('lab'),
        notebook('other'),
        notebook('resting', {
          'kubeflow-resource-stopped': '2026-01-01T00:00:00Z',
        }),
      ],
      own,
      pods: [
        ...own,
        pod('other-0', { 'notebook-name': 'other' }),
        pod('train-x7'),
        pod('done-x1', {}, 'Succeeded'),
        pod('ws-lab-0', { 'notebooks.kubeflow.org/workspace-name': 'lab' }),
      ],
    });
    expect(heldBy).toEqual([
      { kind: 'Notebook', name: 'other' },
      { kind: 'Pod', name: 'train-x7' },
      { kind: 'Pod', name: 'ws-lab-0' },
    ]);
  });
});
