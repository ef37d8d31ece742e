/**
 * What is known of a kind in a cluster. `readable`: the portal may read it,
 * whether or not it does at the moment.
 *
 * @public
 */
export type KindReadability =
  | 'readable'
  | 'forbidden'
  | 'not-installed'
  | 'unknown';

/**
 * What the portal shows of a cluster, and needs certain kinds for.
 *
 * @public
 */
export type FeatureId =
  | 'ownership'
  | 'notebooks'
  | 'pod-defaults'
  | 'workspaces'
  | 'profiles'
  | 'endpoints'
  | 'request-chain';

/**
 * `limited`: it works, and says less than it could. `not-installed` is a state
 * like others: nobody needs all of Kubeflow. `unknown`: the cluster was not
 * asked, or did not answer.
 *
 * @public
 */
export type FeatureState =
  | 'ready'
  | 'limited'
  | 'forbidden'
  | 'not-installed'
  | 'unknown';

/** @public */
export interface PreflightFeature {
  readonly id: FeatureId;
  readonly state: FeatureState;
  /** The kinds that it lacks, as in `notebooks.kubeflow.org`. */
  readonly missing: readonly string[];
}

/**
 * What of Kubeflow a cluster has: all of it, notebooks without the dashboard
 * and its Profiles, only KServe, or nothing of it.
 *
 * @public
 */
export type Installation =
  | 'kubeflow'
  | 'standalone-notebooks'
  | 'kserve'
  | 'none'
  | 'unknown';

/** @public */
export interface Preflight {
  readonly installation: Installation;
  readonly features: readonly PreflightFeature[];
}

interface Needs {
  /** Without one of these there is nothing to show. */
  readonly needs: readonly string[];
  /** Without one of these it says less. */
  readonly helps: readonly string[];
}

/** In the order in which people are told. */
const FEATURES: Readonly<Record<FeatureId, Needs>> = {
  ownership: { needs: ['namespaces'], helps: [] },
  notebooks: {
    needs: ['notebooks.kubeflow.org'],
    helps: ['pods', 'statefulsets.apps', 'persistentvolumeclaims'],
  },
  'pod-defaults': { needs: ['poddefaults.kubeflow.org'], helps: [] },
  workspaces: {
    needs: ['workspaces.kubeflow.org'],
    helps: ['workspacekinds.kubeflow.org'],
  },
  profiles: { needs: ['profiles.kubeflow.org'], helps: [] },
  endpoints: {
    needs: ['inferenceservices.serving.kserve.io'],
    helps: [
      'pods',
      'servingruntimes.serving.kserve.io',
      'clusterservingruntimes.serving.kserve.io',
    ],
  },
  'request-chain': {
    needs: [
      'virtualservices.networking.istio.io',
      'authorizationpolicies.security.istio.io',
    ],
    helps: ['services', 'endpointslices.discovery.k8s.io'],
  },
};

/** Without these a page is empty, whatever else is there. */
const ESSENTIAL: ReadonlySet<string> = new Set([
  'namespaces',
  'pods',
  'notebooks.kubeflow.org',
  'inferenceservices.serving.kserve.io',
]);

/**
 * Whether somebody has to act when the portal may not read a kind. Without
 * the others pages say less.
 *
 * @public
 */
export function isEssential(resource: string): boolean {
  return ESSENTIAL.has(resource);
}

/**
 * What the portal can show of a cluster, from how its kinds can be read. What
 * is not in the map is unknown.
 *
 * @public
 */
export function preflight(
  kinds: ReadonlyMap<string, KindReadability>,
): Preflight {
  const features = Object.entries(FEATURES).map(([id, needs]) => ({
    // The record has no other keys.
    id: id as FeatureId,
    ...featureOf(needs, kinds),
  }));
  return { installation: installationOf(features), features };
}

function featureOf(
  { needs, helps }: Needs,
  kinds: ReadonlyMap<string, KindReadability>,
): Omit<PreflightFeature, 'id'> {
  const readability = (kind: string) => kinds.get(kind) ?? 'unknown';
  const lacking = (of: readonly string[]) =>
    of.filter(kind =>
      ['forbidden', 'not-installed'].includes(readability(kind)),
    );
  for (const state of ['forbidden', 'unknown', 'not-installed'] as const) {
    if (needs.some(kind => readability(kind) === state)) {
      return { state, missing: lacking(needs) };
    }
  }
  const missing = lacking(helps);
  return { state: missing.length > 0 ? 'limited' : 'ready', missing };
}

function installationOf(features: readonly PreflightFeature[]): Installation {
  const has = (id: FeatureId) => {
    const state = features.find(feature => feature.id === id)?.state;
    return state === 'ready' || state === 'limited';
  };
  const lacks = (id: FeatureId) =>
    features.some(
      feature => feature.id === id && feature.state === 'not-installed',
    );
  if (has('notebooks')) {
    return lacks('profiles') ? 'standalone-notebooks' : 'kubeflow';
  }
  if (!lacks('notebooks')) {
    return 'unknown';
  }
  if (has('endpoints')) {
    return 'kserve';
  }
  return lacks('endpoints') ? 'none' : 'unknown';
}
