import { Pod, StatefulSet, timestamp } from '../cluster';
import { Notebook, statefulSetOf } from '../notebooks/notebookObjects';
import { notebookStatus } from '../notebooks/notebookStatus';
import { notebookManifest } from '../scenario/notebooks';
import {
  nameOf,
  Place,
  PodState,
  Recorded,
  recordedLabels,
  recordedPod,
} from './recorded';

const image =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';

type State = PodState | 'stopped' | 'refused';

/** A quarter has no Pod: stopped, or never started because a quota refused it. The rest runs, but for a few. */
function stateOf(index: number): State {
  if (index % 4 === 3) {
    return index % 8 === 3 ? 'stopped' : 'refused';
  }
  if (index % 20 === 5) {
    return 'pull-fails';
  }
  return index % 20 === 10 ? 'unschedulable' : 'running';
}

/** A notebook of the load. */
export function loadNotebook(place: Place): Recorded {
  const { namespace, component, index } = place;
  const state = stateOf(index);
  const name = nameOf('notebook', place);
  const manifest = notebookManifest({
    namespace,
    name,
    component,
    image: state === 'pull-fails' ? `${image}-missing` : image,
    cpu: '500m',
    memory: '2Gi',
    gpus: state === 'unschedulable' ? 8 : undefined,
    storage: '10Gi',
    annotations: {
      'notebooks.kubeflow.org/server-type': 'jupyter',
      ...(state === 'stopped'
        ? { 'kubeflow-resource-stopped': timestamp() }
        : {}),
    },
  }) as Notebook;
  const notebook: Notebook = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      labels: { ...manifest.metadata.labels, ...recordedLabels },
    },
  };
  const statefulSet = statefulSetOf(notebook);
  const pod =
    state === 'stopped' || state === 'refused'
      ? undefined
      : podOf(place, statefulSet, state);
  const status = { readyReplicas: state === 'running' ? 1 : 0 };
  return {
    // A refused StatefulSet leaves no trace on the notebook.
    object:
      state === 'refused'
        ? notebook
        : {
            ...notebook,
            status: notebookStatus(notebook, { ...statefulSet, status }, pod),
          },
    pod,
  };
}

function podOf(
  place: Place,
  { metadata, spec }: StatefulSet,
  state: PodState,
): Pod {
  const labels = {
    ...spec.template.metadata?.labels,
    'apps.kubernetes.io/pod-index': '0',
    'statefulset.kubernetes.io/pod-name': `${metadata.name}-0`,
  };
  const name = `${metadata.name}-0`;
  return recordedPod(place, { name, labels }, spec.template.spec, state);
}
