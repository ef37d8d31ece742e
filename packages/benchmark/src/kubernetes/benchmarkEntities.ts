import type { Entity } from '@backstage/catalog-model';

export const OWNER = 'group:default/bench-team';
export const VIEWER = 'user:default/viewer';

/** How many notebooks the entities have. */
export const NOTEBOOK_COUNTS = [50, 500, 5000] as const;
export const ENDPOINT_COUNT = 500;

/** One name for the entity, its namespace and the label of what it has. */
export const nameOf = (count: number) => `bench-${count}`;
export const ENDPOINTS_NAME = 'bench-endpoints';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/kubernetes-namespace': name,
        'mlops/cluster': 'local',
        'mlops/namespace': name,
        'mlops/notebooks': '*',
        'mlops/inference-services': '*',
      },
    },
    spec: { type: 'ml-service', lifecycle: 'production', owner: OWNER },
  };
}

/** Who looks, and the team that owns what is looked at. */
export const benchmarkPeople: readonly Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'bench-team' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'viewer' },
    spec: { memberOf: ['bench-team'] },
  },
];

/** An entity for each size. */
export function benchmarkEntities(): Entity[] {
  return [
    ...benchmarkPeople,
    ...NOTEBOOK_COUNTS.map(count => component(nameOf(count))),
    component(ENDPOINTS_NAME),
  ];
}
