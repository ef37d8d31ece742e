import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What a Workspace of Kubeflow Notebooks 2.0 says. What it runs is written in
 * its WorkspaceKind.
 *
 * @public
 */
export interface Workspace {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Of its WorkspaceKind. */
  readonly kind?: string;
  readonly displayName?: string;
  readonly paused: boolean;
  /** Ids of options of its kind. */
  readonly imageConfig?: string;
  readonly podConfig?: string;
  readonly volumes: readonly WorkspaceVolume[];
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  readonly finalizers: readonly string[];
  readonly status: WorkspaceStatus;
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/** @public */
export interface WorkspaceVolume {
  readonly kind: 'home' | 'data' | 'secret';
  /** Of the claim or the Secret. */
  readonly source: string;
  /** Of the home directory the kind says it. */
  readonly mountPath?: string;
  readonly readOnly: boolean;
}

/** Times as ISO 8601. @public */
export interface WorkspaceStatus {
  /** Running, Terminating, Paused, Pending, Error, Unknown. */
  readonly state?: string;
  readonly message?: string;
  readonly lastActivity?: string;
  /** When it would be paused for being idle. */
  readonly pauseEligibleAt?: string;
  readonly pausedAt?: string;
  /** Whether a change waits for the next start. */
  readonly pendingRestart: boolean;
  /** Options that stand in for those that were asked for. */
  readonly imageRedirect?: string;
  readonly podRedirect?: string;
  readonly pod?: string;
  readonly node?: string;
}

/**
 * Reads any object as a Workspace. Never throws: what cannot be read is absent
 * and named in `problems`.
 *
 * @public
 */
export function parseWorkspace(object: unknown): Workspace {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  const template = spec.at('podTemplate');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    uid: metadata.at('uid').text(),
    labels: metadata.at('labels').stringMap(),
    annotations: metadata.at('annotations').stringMap(),
    kind: spec.at('kind').text(),
    displayName: spec.at('displayName').text(),
    paused: spec.at('paused').boolean() ?? false,
    imageConfig: template.at('options', 'imageConfig').text(),
    podConfig: template.at('options', 'podConfig').text(),
    volumes: readVolumes(template.at('volumes')),
    podLabels: template.at('podMetadata', 'labels').stringMap(),
    podAnnotations: template.at('podMetadata', 'annotations').stringMap(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    finalizers: metadata
      .at('finalizers')
      .list()
      .flatMap(finalizer => finalizer.text() ?? []),
    status: readStatus(reader.at('status')),
    problems,
  };
}

function readVolumes(volumes: ObjectReader): readonly WorkspaceVolume[] {
  const home = volumes.at('home').text();
  return [
    ...(home ? [{ kind: 'home' as const, source: home, readOnly: false }] : []),
    ...readSources('data', 'pvcName', volumes.at('data')),
    ...readSources('secret', 'secretName', volumes.at('secrets')),
  ];
}

function readSources(
  kind: WorkspaceVolume['kind'],
  field: string,
  volumes: ObjectReader,
): readonly WorkspaceVolume[] {
  return volumes.list().flatMap(volume => {
    const source = volume.at(field).text();
    return source === undefined
      ? []
      : {
          kind,
          source,
          mountPath: volume.at('mountPath').text(),
          readOnly: volume.at('readOnly').boolean() ?? kind === 'secret',
        };
  });
}

function readStatus(status: ObjectReader): WorkspaceStatus {
  const options = status.at('podTemplateOptions');
  const activity = status.at('activity');
  return {
    state: status.at('state').text(),
    message: status.at('stateMessage').text(),
    lastActivity: readTime(activity.at('lastActivity')),
    pauseEligibleAt: readTime(
      activity.at('rules', 'pauseWorkspace', 'eligibleAfter'),
    ),
    pausedAt: readTime(status.at('pauseTime')),
    pendingRestart: status.at('pendingRestart').boolean() ?? false,
    imageRedirect: options.at('imageConfig', 'desired').text(),
    podRedirect: options.at('podConfig', 'desired').text(),
    pod: status.at('podTemplatePod', 'name').text(),
    node: status.at('podTemplatePod', 'nodeName').text(),
  };
}

/** The latest that a Date can hold, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** Milliseconds since 1970; the controller writes 0 for "never". */
function readTime(time: ObjectReader): string | undefined {
  const milliseconds = time.integer();
  return milliseconds && milliseconds > 0 && milliseconds <= END_OF_TIME
    ? new Date(milliseconds).toISOString()
    : undefined;
}
