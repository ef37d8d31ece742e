import {
  type FeatureId,
  type FeatureState,
  type KindReadability,
  isEssential,
  preflight,
} from './preflight';

/** Everything that the portal reads, on a cluster that has all of it. */
const complete = [
  'namespaces',
  'pods',
  'services',
  'persistentvolumeclaims',
  'statefulsets.apps',
  'endpointslices.discovery.k8s.io',
  'notebooks.kubeflow.org',
  'poddefaults.kubeflow.org',
  'profiles.kubeflow.org',
  'workspaces.kubeflow.org',
  'workspacekinds.kubeflow.org',
  'inferenceservices.serving.kserve.io',
  'servingruntimes.serving.kserve.io',
  'clusterservingruntimes.serving.kserve.io',
  'virtualservices.networking.istio.io',
  'authorizationpolicies.security.istio.io',
];

/** All are readable but those that match. */
function cluster(
  ...changes: readonly (readonly [RegExp, KindReadability])[]
): ReadonlyMap<string, KindReadability> {
  return new Map(
    complete.map(kind => [
      kind,
      changes.find(([pattern]) => pattern.test(kind))?.[1] ?? 'readable',
    ]),
  );
}

function statesOf(
  kinds: ReadonlyMap<string, KindReadability>,
): Partial<Record<FeatureId, FeatureState>> {
  return Object.fromEntries(
    preflight(kinds).features.map(({ id, state }) => [id, state]),
  );
}

const allReady = {
  ownership: 'ready',
  notebooks: 'ready',
  'pod-defaults': 'ready',
  workspaces: 'ready',
  profiles: 'ready',
  endpoints: 'ready',
  'request-chain': 'ready',
};

describe('preflight', () => {
  it('finds nothing amiss with a whole Kubeflow', () => {
    expect(statesOf(cluster())).toEqual(allReady);
    expect(preflight(cluster()).installation).toBe('kubeflow');
  });

  it.each<
    [
      string,
      readonly (readonly [RegExp, KindReadability])[],
      Partial<Record<FeatureId, FeatureState>>,
      string,
    ]
  >([
    [
      'notebooks alone, without dashboard, KServe and Istio',
      [[/profiles|workspace|kserve|istio/, 'not-installed']],
      {
        profiles: 'not-installed',
        workspaces: 'not-installed',
        endpoints: 'not-installed',
        'request-chain': 'not-installed',
      },
      'standalone-notebooks',
    ],
    [
      'KServe alone',
      [[/kubeflow\.org|istio/, 'not-installed']],
      {
        notebooks: 'not-installed',
        'pod-defaults': 'not-installed',
        workspaces: 'not-installed',
        profiles: 'not-installed',
        'request-chain': 'not-installed',
      },
      'kserve',
    ],
    [
      'no KServe',
      [[/kserve/, 'not-installed']],
      { endpoints: 'not-installed' },
      'kubeflow',
    ],
    [
      'no right to notebooks',
      [[/^notebooks/, 'forbidden']],
      { notebooks: 'forbidden' },
      'unknown',
    ],
    [
      'no right to Pods',
      [[/^pods$/, 'forbidden']],
      { notebooks: 'limited', endpoints: 'limited' },
      'kubeflow',
    ],
    [
      'no right to one half of Istio',
      [[/authorizationpolicies/, 'forbidden']],
      { 'request-chain': 'forbidden' },
      'kubeflow',
    ],
    [
      'one half of Istio',
      [[/virtualservices/, 'not-installed']],
      { 'request-chain': 'not-installed' },
      'kubeflow',
    ],
    [
      'no runtimes for a whole cluster, as in KServe without them',
      [[/clusterservingruntimes/, 'not-installed']],
      { endpoints: 'limited' },
      'kubeflow',
    ],
    [
      'no right to namespaces',
      [[/^namespaces$/, 'forbidden']],
      { ownership: 'forbidden' },
      'kubeflow',
    ],
  ])('knows a cluster with %s', (_what, changes, states, installation) => {
    const kinds = cluster(...changes);
    expect(statesOf(kinds)).toEqual({ ...allReady, ...states });
    expect(preflight(kinds).installation).toBe(installation);
  });

  it('has nothing to say of a cluster without Kubeflow and KServe', () => {
    const kinds = cluster([/kubeflow\.org|kserve|istio/, 'not-installed']);
    expect(preflight(kinds).installation).toBe('none');
  });

  it('names the kinds that are missing', () => {
    const { features } = preflight(
      cluster([/servingruntimes/, 'forbidden'], [/istio/, 'not-installed']),
    );
    const missing = Object.fromEntries(
      features.map(feature => [feature.id, feature.missing]),
    );
    expect(missing.endpoints).toEqual([
      'servingruntimes.serving.kserve.io',
      'clusterservingruntimes.serving.kserve.io',
    ]);
    expect(missing['request-chain']).toEqual([
      'virtualservices.networking.istio.io',
      'authorizationpolicies.security.istio.io',
    ]);
    expect(missing.notebooks).toEqual([]);
  });

  it('claims nothing about a cluster that did not answer', () => {
    const { installation, features } = preflight(new Map());
    expect(installation).toBe('unknown');
    expect(features.map(({ state }) => state)).toEqual(
      features.map(() => 'unknown'),
    );
    expect(features.flatMap(({ missing }) => missing)).toEqual([]);
  });

  it('tells kinds without which pages are empty from those that only help', () => {
    expect(complete.filter(isEssential)).toEqual([
      'namespaces',
      'pods',
      'notebooks.kubeflow.org',
      'inferenceservices.serving.kserve.io',
    ]);
  });
});
