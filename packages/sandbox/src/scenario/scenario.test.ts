import { parse, stringify } from 'yaml';
import {
  Condition,
  conditionOf,
  containerLogs,
  resources,
  shortHash,
} from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { scenarioRunId } from '../mlflow/scenario';
import { applyScenario } from './applyScenario';
import { podLogs } from './podLogs';
import { scenarioEntities } from './scenarioEntities';
import { scenarioManifests } from './scenarioManifests';
import { seedCluster } from './seedCluster';

jest.setTimeout(60_000);

const gatewayUrl = 'http://localhost:7480';

interface Manifest {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly resources?: readonly string[];
}

const manifests = scenarioManifests({ gatewayUrl }) as {
  path: string;
  manifest: Manifest;
}[];

describe('scenarioManifests', () => {
  const ofKind = (kind: string) =>
    manifests.filter(({ manifest }) => manifest.kind === kind);

  it('holds every workload in a folder of its own, with all its files', () => {
    for (const { path, manifest } of ofKind('Kustomization')) {
      const folder = path.replace(/\/[^/]+$/, '');
      const files = manifests
        .filter(each => each.path.startsWith(`${folder}/`))
        .map(each => each.path.slice(folder.length + 1));
      expect(files).toEqual([
        ...(manifest.resources ?? []),
        'kustomization.yaml',
      ]);
    }
    expect(ofKind('Kustomization')).toHaveLength(
      ofKind('Notebook').length +
        ofKind('Workspace').length +
        ofKind('InferenceService').length,
    );
  });

  it.each([
    ['Notebook', 8],
    // One is left of a notebook that is gone.
    ['PersistentVolumeClaim', 9],
    ['InferenceService', 5],
  ])('binds every %s to its entity', (kind, count) => {
    const found = ofKind(kind);
    const ofTeams = found.filter(
      ({ manifest }) =>
        !manifest.metadata.namespace?.startsWith('platform-lab'),
    );
    expect(ofTeams).toHaveLength(count);
    for (const { path, manifest } of found) {
      const { labels, annotations, namespace } = manifest.metadata;
      const component = labels?.['backstage.io/kubernetes-id'];
      expect(labels?.['mlops/entity']).toBe(`component.default.${component}`);
      expect(annotations?.['mlops/entity-ref']).toBe(
        `component:default/${component}`,
      );
      expect(path.startsWith(`tenants/${namespace}/`)).toBe(true);
    }
  });

  it('keeps home volumes when their notebook is removed', () => {
    for (const { manifest } of ofKind('PersistentVolumeClaim')) {
      expect(manifest.metadata.annotations).toMatchObject({
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      });
    }
  });

  it('names the owner of every namespace', () => {
    expect(
      ofKind('Namespace').map(({ manifest: { metadata } }) => [
        metadata.name,
        metadata.annotations?.['mlops/owner'],
      ]),
    ).toEqual([
      ['churn', 'group:default/churn-team'],
      ['fraud', 'group:default/fraud-team'],
      ['forecast', 'group:default/forecast-team'],
      ['platform-lab', 'group:default/ml-platform'],
      ['platform-lab-mesh', 'group:default/ml-platform'],
      ['platform-lab-quota', 'group:default/ml-platform'],
    ]);
  });

  it('links endpoints to the versions and runs of the registry', () => {
    const [model] = ofKind('InferenceService');
    expect(model.manifest.metadata.annotations).toMatchObject({
      'mlops/registered-model': 'bank-churn',
      'mlops/model-version': '7',
      'mlops/run-id': scenarioRunId('bank-churn', '7'),
    });
  });

  it('survives being written and read as YAML', () => {
    for (const { manifest } of manifests) {
      expect(shortHash(parse(stringify(manifest)))).toBe(shortHash(manifest));
    }
  });
});

describe('scenarioEntities', () => {
  const entities = scenarioEntities() as (Manifest & {
    spec: { owner?: string; system?: string; memberOf?: string[] };
  })[];
  const named = (kind: string) =>
    entities
      .filter(entity => entity.kind === kind)
      .map(({ metadata }) => metadata.name);

  it('has the five components, their system, five teams and three people', () => {
    expect(named('Component')).toEqual([
      'bank-churn',
      'bank-churn-eu',
      'fraud-detection',
      'demand-forecast',
      'docs-site',
      'platform-lab',
    ]);
    expect(named('System')).toHaveLength(1);
    expect(named('Group')).toHaveLength(5);
    expect(named('User')).toEqual(['guest', 'alice', 'bob']);
  });

  it('refers only to owners and systems that exist', () => {
    for (const { spec } of entities) {
      for (const team of [
        ...(spec.memberOf ?? []),
        ...(spec.owner ? [spec.owner.replace('group:default/', '')] : []),
      ]) {
        expect(named('Group')).toContain(team);
      }
      expect(spec.system ? named('System') : []).toEqual(
        spec.system ? [spec.system] : [],
      );
    }
  });
});

describe('the scenario in a cluster', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
    await applyScenario(cluster.client, { gatewayUrl });
  });

  afterAll(() => cluster.close());

  it('comes to the states it is meant to show', async () => {
    await eventually(async () => {
      const notebooks = await cluster.client.list(resources.notebooks);
      const ofTeams = notebooks.items.filter(
        ({ metadata }) => !metadata.namespace?.startsWith('platform-lab'),
      );
      const phases = ofTeams.map(({ metadata, status }) => {
        const { readyReplicas, containerState, conditions } = status as {
          readyReplicas: number;
          containerState: { waiting?: { reason: string } };
          conditions: Condition[];
        };
        return [
          metadata.name,
          readyReplicas
            ? 'running'
            : containerState.waiting?.reason ??
              conditionOf({ conditions }, 'PodScheduled')?.reason ??
              'stopped',
        ];
      });
      expect(Object.fromEntries(phases)).toEqual({
        'churn-explore': 'running',
        'churn-features': 'running',
        'churn-report': 'stopped',
        'fraud-lab': 'running',
        'fraud-features': 'ImagePullBackOff',
        'fraud-train': 'Unschedulable',
        'forecast-lab': 'running',
        'forecast-odh': 'running',
      });
      const services = await cluster.client.list(resources.inferenceServices);
      expect(
        Object.fromEntries(
          services.items.map(({ metadata, status }) => [
            metadata.name,
            conditionOf(status as { conditions?: Condition[] }, 'Ready')
              ?.status,
          ]),
        ),
      ).toEqual({
        'bankchurn-model': 'True',
        'bankchurn-challenger': 'True',
        'fraud-model': 'Unknown',
        'fraud-rules': 'True',
        'demand-forecast': 'True',
      });
    });
  });

  it('can be applied and seeded again', async () => {
    const names = async () => {
      const { items } = await cluster.client.list(resources.notebooks);
      return items.map(({ metadata }) => metadata.uid);
    };
    const before = await names();
    await seedCluster(cluster.client);
    await applyScenario(cluster.client, { gatewayUrl });
    expect(await names()).toEqual(before);
  });

  it('has logs of what has started, and of nothing else', async () => {
    const logs = (pod: string, container: string, namespace: string) =>
      podLogs(pod, container, { namespace, previous: false });
    await eventually(() =>
      expect(logs('churn-explore-0', 'churn-explore', 'churn')).toContain(
        '/notebook/churn/churn-explore/lab',
      ),
    );
    expect(logs('fraud-features-0', 'fraud-features', 'fraud')).toBeUndefined();
    expect(
      podLogs('churn-explore-0', 'churn-explore', {
        namespace: 'churn',
        previous: true,
      }),
    ).toBeUndefined();
    const { items } = await cluster.client.list(resources.pods, {
      namespace: 'churn',
      labelSelector: 'serving.kserve.io/inferenceservice=bankchurn-model',
    });
    expect(
      containerLogs.get('churn', items[0].metadata.name, 'kserve-container'),
    ).toContain("Loaded model 'bankchurn-model' successfully.");
  });
});
