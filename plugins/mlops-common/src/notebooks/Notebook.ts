import { Condition, readConditions } from '../kubernetes/conditions';
import {
  ContainerResources,
  sumResources,
} from '../kubernetes/containerResources';
import { ObjectReader } from '../kubernetes/ObjectReader';
import { type Provenance, provenanceOf } from '../kubernetes/provenance';
import { isoOrUndefined } from './isoOrUndefined';
import {
  NotebookContainer,
  readContainers,
  readTexts,
} from './NotebookContainer';
import { NotebookScheduling, readScheduling } from './NotebookScheduling';
import { NotebookType, notebookType } from './notebookType';
import {
  NotebookVolume,
  VolumeMount,
  readMounts,
  readVolumes,
} from './notebookVolumes';
import { PodTemplate } from './PodTemplate';
import { prunedFields } from './prunedFields';
import { RequestedResource, readRequested } from './requestedResources';

/**
 * What a `kubeflow.org` Notebook says about itself.
 *
 * @public
 */
export interface Notebook {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly type: NotebookType;
  /** Name of the container in which the server runs. */
  readonly container?: string;
  readonly image?: string;
  /** As written; the first is the one that the controller takes for the server. */
  readonly containers: readonly NotebookContainer[];
  readonly initContainers: readonly NotebookContainer[];
  readonly scheduling: NotebookScheduling;
  readonly serviceAccount?: string;
  readonly pullSecrets: readonly string[];
  /** Of the Pod; absent when none is written, for which the controller sets `fsGroup: 100`. */
  readonly podSecurity?: PodSecurity;
  /** Sums over the containers. */
  readonly resources: ContainerResources;
  readonly volumes: readonly NotebookVolume[];
  /** The resources of each container as written. */
  readonly requested: readonly RequestedResource[];
  /** The mounts of each container as written. */
  readonly mounts: readonly VolumeMount[];
  /** The Pod that it asks for, without secrets; not part of its JSON. */
  readonly podTemplate: PodTemplate;
  readonly creator?: string;
  readonly provenance?: Provenance;
  readonly createdAt?: string;
  readonly lastActivity?: string;
  /** Set when somebody asked it to stop. */
  readonly stopped?: NotebookStop;
  /** Open Data Hub holds the start back until its own objects exist. */
  readonly startLocked: boolean;
  readonly deletedAt?: string;
  readonly finalizers: readonly string[];
  /** What the controller last wrote; it can be long out of date. */
  readonly reported: NotebookReport;
  /** Paths of fields that an API server drops without a word. */
  readonly pruned: readonly string[];
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/** @public */
export interface PodSecurity {
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  readonly fsGroup?: number;
}

/** @public */
export interface NotebookStop {
  readonly at?: string;
  /** The program that wrote the annotation, in words, where it is known. */
  readonly by?: string;
}

/** @public */
export interface NotebookReport {
  readonly conditions: readonly Condition[];
  readonly readyReplicas?: number;
  /** The raw `containerState`. */
  readonly containerState?: unknown;
}

const STOP_ANNOTATION = 'kubeflow-resource-stopped';
const ODH_START_LOCK = 'odh-notebook-controller-lock';

/**
 * Reads any object as a Notebook. Never throws: what cannot be read is absent
 * and named in `problems`.
 *
 * @public
 */
export function parseNotebook(object: unknown): Notebook {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const labels = metadata.at('labels').stringMap();
  const annotations = readAnnotations(metadata);
  const name = metadata.at('name').text() ?? '';
  const podSpec = reader.at('spec', 'template', 'spec');
  const containers = podSpec.at('containers').list();
  const main =
    containers.find(container => container.at('name').text() === name) ??
    containers[0];
  if (!name) {
    problems.push('metadata.name is missing.');
  }
  if (!main) {
    problems.push('spec.template.spec.containers is empty.');
  }
  const image = main?.at('image').text();
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name,
    uid: metadata.at('uid').text(),
    labels,
    annotations,
    type: notebookType({ annotations, image, container: main }),
    container: main?.at('name').text(),
    image,
    containers: readContainers(containers),
    initContainers: readContainers(podSpec.at('initContainers').list()),
    scheduling: readScheduling(podSpec),
    serviceAccount:
      podSpec.at('serviceAccountName').text() ??
      podSpec.at('serviceAccount').text(),
    pullSecrets: podSpec
      .at('imagePullSecrets')
      .list()
      .flatMap(secret => secret.at('name').text() ?? []),
    podSecurity: readPodSecurity(podSpec.at('securityContext')),
    resources: sumResources(containers),
    volumes: readVolumes(podSpec, main),
    requested: readRequested(containers),
    mounts: readMounts(containers),
    podTemplate: PodTemplate.of(object),
    creator:
      annotations['notebooks.kubeflow.org/creator'] ||
      annotations['opendatahub.io/username'] ||
      undefined,
    provenance: provenanceOf(labels, annotations),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    lastActivity: isoOrUndefined(
      annotations['notebooks.kubeflow.org/last-activity'],
    ),
    stopped: readStop(annotations, metadata),
    startLocked: annotations[STOP_ANNOTATION] === ODH_START_LOCK,
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    finalizers: readTexts(metadata.at('finalizers')),
    reported: {
      conditions: readConditions(status.at('conditions')),
      readyReplicas: status.at('readyReplicas').integer(),
      containerState: (object as { status?: { containerState?: unknown } })
        ?.status?.containerState,
    },
    pruned: prunedFields(reader.at('spec')),
    problems,
  };
}

/** The copy that `kubectl apply` leaves is large and holds every secret again. */
function readAnnotations(
  metadata: ObjectReader,
): Readonly<Record<string, string>> {
  const {
    ['kubectl.kubernetes.io/last-applied-configuration']: _copy,
    ...own
  } = metadata.at('annotations').stringMap();
  return own;
}

function readPodSecurity(security: ObjectReader): PodSecurity | undefined {
  return security.exists
    ? {
        runAsUser: security.at('runAsUser').integer(),
        runAsNonRoot: security.at('runAsNonRoot').boolean(),
        fsGroup: security.at('fsGroup').integer(),
      }
    : undefined;
}

function readStop(
  annotations: Readonly<Record<string, string>>,
  metadata: ObjectReader,
): NotebookStop | undefined {
  // Presence alone counts for the controller, even "" or "false".
  const value = Object.hasOwn(annotations, STOP_ANNOTATION)
    ? annotations[STOP_ANNOTATION]
    : undefined;
  if (value === undefined || value === ODH_START_LOCK) {
    return undefined;
  }
  return { at: isoOrUndefined(value), by: stoppedBy(metadata) };
}

/** The field managers that are known to write the stop annotation. */
const STOPPERS: Readonly<Record<string, string>> = {
  manager: 'the idle culler',
  'OpenAPI-Generator': 'the Kubeflow notebooks page',
  'argocd-controller': 'Argo CD',
  'kustomize-controller': 'Flux',
  'backstage-mlops': 'the portal',
};

function stoppedBy(metadata: ObjectReader): string | undefined {
  for (const entry of metadata.at('managedFields').list()) {
    const owned = entry
      .at('fieldsV1', 'f:metadata', 'f:annotations')
      .at(`f:${STOP_ANNOTATION}`).exists;
    if (owned) {
      const manager = entry.at('manager').text() ?? '';
      if (Object.hasOwn(STOPPERS, manager)) {
        return STOPPERS[manager];
      }
      return manager.startsWith('kubectl') ? 'kubectl' : manager || undefined;
    }
  }
  return undefined;
}
