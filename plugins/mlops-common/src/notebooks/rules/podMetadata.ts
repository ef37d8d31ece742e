import type { Diagnosed, Rule } from '../../diagnosis';
import { selectsPod } from '../podDefaults';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofNotebook } from './evidenceOf';
import { kubectl } from './remedies';

/** Labels and annotations that the controller hands on only once. */
export const podMetadataRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-pod-metadata',
    severity: 'warning',
    stage: 'advice',
    summary: 'A label or annotation of the notebook is not on its Pod',
    diagnose: podMetadata,
  },
];

/** Marks of tools, which mean nothing to a Pod. */
const BOOKKEEPING =
  /^(app\.kubernetes\.io|argocd\.argoproj\.io|[\w.]*fluxcd\.io|helm\.sh|kustomize|mlops|backstage\.io|[\w.]*opendatahub\.io|openshift\.io)(\/|$)/;
/** Annotations that change what a Pod becomes. */
const EFFECTIVE =
  /^([\w.]*sidecar\.istio\.io|proxy\.istio\.io|poddefault\.admission\.kubeflow\.org|cluster-autoscaler\.kubernetes\.io|karpenter\.sh|k8s\.v1\.cni\.cncf\.io)\//;
const SET_BY_CONTROLLER = ['statefulset', 'notebook-name'];

/** One mark that differs. */
interface Difference {
  readonly field: string;
  readonly text: string;
}

function podMetadata(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, statefulSet } = evidence;
  if (!statefulSet || notebook.deletedAt || !notebook.name) {
    return undefined;
  }
  const differences = [
    ...missing('labels', labelsThatMatter(evidence), statefulSet.podLabels),
    ...left(evidence),
    ...missing(
      'annotations',
      Object.entries(notebook.annotations).filter(([key]) =>
        EFFECTIVE.test(key),
      ),
      statefulSet.podAnnotations,
    ),
  ];
  if (differences.length === 0) {
    return undefined;
  }
  return {
    title: 'Its Pod does not get its newest labels',
    cause:
      'The controller hands labels and annotations on when it makes the StatefulSet, and never again: not after a stop and start either.',
    evidence: [
      ...differences.map(({ field, text }) =>
        ofNotebook(notebook, field, text),
      ),
      {
        object: `StatefulSet ${statefulSet.name}`,
        field: 'spec.template.metadata.labels',
        text: Object.entries(statefulSet.podLabels)
          .map(([key, value]) => `${key}=${value}`)
          .join(', '),
      },
    ],
    remedies: [
      {
        kind: 'action',
        text: 'Recreate it: the controller makes the StatefulSet anew, and volumes stay.',
        action: 'recreate',
      },
      kubectl(notebook, 'The same by hand.', [
        'delete',
        'statefulset',
        statefulSet.name,
      ]),
    ],
    ...(NotebookFacts.of(evidence).wanted ? {} : { severity: 'info' as const }),
  };
}

function labelsThatMatter({
  notebook,
}: NotebookEvidence): readonly (readonly [string, string])[] {
  return Object.entries(notebook.labels).filter(
    ([key]) => !BOOKKEEPING.test(key) && !SET_BY_CONTROLLER.includes(key),
  );
}

function missing(
  map: 'labels' | 'annotations',
  wanted: readonly (readonly [string, string])[],
  present: Readonly<Record<string, string>>,
): readonly Difference[] {
  return wanted
    .filter(([key, value]) => present[key] !== value)
    .map(([key, value]) => ({
      field: `metadata.${map}[${key}]`,
      text:
        present[key] === undefined
          ? `${value}, absent on the Pod`
          : `${value}, on the Pod ${present[key]}`,
    }));
}

/** Labels that were removed, and still bring a PodDefault. */
function left({
  notebook,
  statefulSet,
  podDefaults = [],
}: NotebookEvidence): readonly Difference[] {
  const podLabels = statefulSet?.podLabels ?? {};
  return Object.keys(podLabels)
    .filter(
      key =>
        !SET_BY_CONTROLLER.includes(key) &&
        notebook.labels[key] === undefined &&
        podDefaults.some(
          ({ namespace, selector }) =>
            namespace === notebook.namespace &&
            selectsPod(selector, podLabels) &&
            !selectsPod(selector, notebook.labels),
        ),
    )
    .map(key => ({
      field: `metadata.labels[${key}]`,
      text: `absent, still ${podLabels[key]} on the Pod`,
    }));
}
