import type { Entity } from '@backstage/catalog-model';
import { namespacesIn } from './NamespacePlace';
import { entityScope } from './entityScope';

function entity(
  annotations?: Record<string, string>,
  more: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'bank-churn', namespace: 'default', annotations },
    ...more,
  };
}

describe('entityScope', () => {
  it('binds an entity without annotations to nothing', () => {
    const scope = entityScope(entity());
    expect(scope.notebooks.bound).toBe(false);
    expect(scope.endpoints.bound).toBe(false);
    expect(scope.problems).toEqual([]);
  });

  it('reads clusters, namespaces and names', () => {
    const scope = entityScope(
      entity({
        'mlops/cluster': 'local, eu-1',
        'mlops/namespace': 'churn,churn-dev',
        'mlops/notebooks': 'a, b,a',
        'mlops/inference-services': '*',
      }),
    );
    expect(scope).toMatchObject({
      entityRef: 'component:default/bank-churn',
      clusters: ['local', 'eu-1'],
      namespaces: ['churn', 'churn-dev'],
      notebooks: { bound: true, all: false, names: ['a', 'b'] },
      endpoints: { bound: true, all: true, names: [] },
      problems: [],
    });
    expect(scope.ownLabel.text).toBe(
      'mlops/entity=component.default.bank-churn',
    );
  });

  it('works with the annotations of the Kubernetes plugin alone', () => {
    const scope = entityScope(
      entity({
        'backstage.io/kubernetes-id': 'churn',
        'backstage.io/kubernetes-namespace': 'churn',
        'backstage.io/kubernetes-cluster': 'local',
      }),
    );
    expect(scope).toMatchObject({
      clusters: ['local'],
      clusterAnnotation: 'backstage.io/kubernetes-cluster',
      namespaces: ['churn'],
      kubernetesLabels: { text: 'backstage.io/kubernetes-id=churn' },
      notebooks: { bound: true },
      endpoints: { bound: true },
      problems: [],
    });
  });

  it('prefers a label selector to the id, as the Kubernetes plugin does', () => {
    const scope = entityScope(
      entity({
        'backstage.io/kubernetes-id': 'churn',
        'backstage.io/kubernetes-label-selector': 'app=churn, tier in (a, b)',
      }),
    );
    expect(scope.kubernetesLabels?.text).toBe('app=churn,tier in (a,b)');
    expect(scope.clusters).toBeUndefined();
    expect(scope.namespaces).toBeUndefined();
  });

  it('binds only endpoints by names of endpoints', () => {
    const scope = entityScope(entity({ 'mlops/inference-services': 'a' }));
    expect(scope.notebooks.bound).toBe(false);
    expect(scope.endpoints.bound).toBe(true);
  });

  it('takes the owners from relations, else from the spec', () => {
    expect(
      entityScope(
        entity(undefined, {
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/Churn-Team' },
            { type: 'partOf', targetRef: 'system:default/x' },
          ],
          spec: { owner: 'other' },
        }),
      ).ownerRefs,
    ).toEqual(['group:default/churn-team']);
    expect(
      entityScope(entity(undefined, { spec: { owner: 'churn-team' } }))
        .ownerRefs,
    ).toEqual(['group:default/churn-team']);
    expect(
      entityScope(entity(undefined, { spec: { owner: '' } })).ownerRefs,
    ).toEqual([]);
  });

  describe('hostile values', () => {
    const long = 'n'.repeat(300);
    it.each([
      ['a path', '../churn'],
      ['a path in the middle', 'churn/../../secrets'],
      ['an encoded path', '%2e%2e%2fchurn'],
      ['an encoded dot', '%2e'],
      ['a URL', 'https://169.254.169.254/latest'],
      ['a query', 'churn?watch=true'],
      ['upper case', 'Churn'],
      ['a line break', 'churn\r\nHost: evil'],
      ['a null character', 'churn\u0000'],
      ['markup', '<script>alert(1)</script>'],
      ['300 characters', long],
      ['a star', '*'],
    ])('refuses %s as a namespace and says so', (_what, value) => {
      const scope = entityScope(entity({ 'mlops/namespace': value }));
      expect(scope.namespaces).toEqual([]);
      expect(scope.problems).toEqual([
        {
          annotation: 'mlops/namespace',
          message: expect.stringMatching(
            /^mlops\/namespace: ".{1,80}" is not the name of a namespace\. Use /,
          ),
        },
      ]);
    });

    it.each(['../a', 'https://10.0.0.1', 'a..b', '%2e%2e', 'a/b', long, '-a'])(
      'refuses %s as a cluster without widening to every cluster',
      value => {
        const scope = entityScope(entity({ 'mlops/cluster': value }));
        expect(scope.clusters).toEqual([]);
        expect(scope.problems).toHaveLength(1);
      },
    );

    it.each(['../a', 'a/b', '%2e', 'https://x', 'A', '..', long])(
      'refuses %s as a name and keeps the others',
      value => {
        const scope = entityScope(
          entity({
            'mlops/namespace': 'churn',
            'mlops/notebooks': `good,${value}`,
          }),
        );
        expect(scope.notebooks.names).toEqual(['good']);
        expect(scope.notebooks.problems).toHaveLength(1);
        expect(scope.endpoints.problems).toHaveLength(0);
      },
    );

    it.each(['', 'a=b=c', '../x', 'a in (b', 'a;b', `a=${long}`, '=,'])(
      'refuses the label selector "%s"',
      value => {
        const scope = entityScope(
          entity({ 'backstage.io/kubernetes-label-selector': value }),
        );
        expect(scope.kubernetesLabels).toBeUndefined();
        expect(scope.problems).toHaveLength(1);
      },
    );

    it.each(['../x', 'a,b', 'a b', long])(
      'refuses the kubernetes-id "%s"',
      value => {
        const scope = entityScope(
          entity({ 'backstage.io/kubernetes-id': value }),
        );
        expect(scope.kubernetesLabels).toBeUndefined();
        expect(scope.problems).toHaveLength(1);
      },
    );

    it('does not look at more entries than a page can show', () => {
      const names = Array.from({ length: 1000 }, (_, index) => `n${index}`);
      const scope = entityScope(
        entity({
          'mlops/namespace': 'churn',
          'mlops/notebooks': names.join(','),
        }),
      );
      expect(scope.notebooks.names).toHaveLength(100);
      expect(scope.problems[0].message).toContain('1000 entries');
    });
  });

  describe('namespaces of one cluster', () => {
    const cluster = 'mlops/cluster';
    const namespace = 'mlops/namespace';

    it('are looked for there only, the others everywhere', () => {
      const scope = entityScope(
        entity({
          [cluster]: 'local,abroad',
          [namespace]: 'shared, local/churn,abroad/churn-eu,abroad/churn',
        }),
      );
      expect(scope.problems).toEqual([]);
      expect(scope.namespaces).toEqual(['shared', 'churn', 'churn-eu']);
      expect(namespacesIn(scope, 'local')).toEqual(['shared', 'churn']);
      expect(namespacesIn(scope, 'abroad')).toEqual([
        'shared',
        'churn-eu',
        'churn',
      ]);
    });

    it('name the clusters when nothing else does', () => {
      const scope = entityScope(
        entity({ [namespace]: 'local/churn,abroad/churn-eu' }),
      );
      expect(scope.clusters).toEqual(['local', 'abroad']);
      expect(scope.clusterAnnotation).toBe(namespace);
      expect(
        entityScope(entity({ [namespace]: 'local/churn,other' })).clusters,
      ).toBeUndefined();
    });

    it('are left out and said when the cluster is not the entity’s', () => {
      const scope = entityScope(
        entity({ [cluster]: 'local', [namespace]: 'abroad/churn' }),
      );
      expect(scope.namespaces).toEqual([]);
      expect(namespacesIn(scope, 'abroad')).toEqual([]);
      expect(scope.problems).toEqual([
        {
          annotation: namespace,
          message:
            'mlops/namespace names the cluster "abroad", mlops/cluster does not. Name it there, too.',
        },
      ]);
    });

    it('agree with the namespace of the Kubernetes plugin', () => {
      const { problems } = entityScope(
        entity({
          [namespace]: 'local/churn',
          'backstage.io/kubernetes-namespace': 'churn',
        }),
      );
      expect(problems).toEqual([]);
    });

    it.each(['a/b/c', '/churn', 'local/', 'a..b/churn', 'local/Churn', '../x'])(
      'are refused as "%s"',
      value => {
        const scope = entityScope(entity({ [namespace]: value }));
        expect(scope.namespaces).toEqual([]);
        expect(namespacesIn(scope, 'local')).toEqual([]);
        expect(scope.problems).toHaveLength(1);
      },
    );
  });

  describe('contradictions', () => {
    it.each([
      [
        'the two namespaces differ',
        {
          'mlops/namespace': 'churn',
          'backstage.io/kubernetes-namespace': 'fraud',
        },
        'backstage.io/kubernetes-namespace',
        'says "fraud", mlops/namespace does not. mlops/namespace holds; make them agree.',
      ],
      [
        'the two clusters differ',
        { 'mlops/cluster': 'a', 'backstage.io/kubernetes-cluster': 'b' },
        'backstage.io/kubernetes-cluster',
        'says "b", mlops/cluster does not.',
      ],
      [
        'names have no namespace',
        { 'mlops/notebooks': 'a' },
        'mlops/notebooks',
        'names objects without a namespace. Add mlops/namespace.',
      ],
      [
        'a star stands beside names',
        { 'mlops/namespace': 'churn', 'mlops/notebooks': 'a,*' },
        'mlops/notebooks',
        'has both * and names; the names hold.',
      ],
      [
        'an annotation is empty',
        { 'mlops/namespace': '' },
        'mlops/namespace',
        'is empty. Name something or remove the annotation.',
      ],
      [
        'an annotation is unknown',
        { 'mlops/notebook': 'a' },
        'mlops/notebook',
        'is no annotation of an entity. Known are mlops/cluster, mlops/namespace, mlops/notebooks, mlops/inference-services.',
      ],
    ])('says so when %s', (_what, annotations, annotation, message) => {
      const { problems } = entityScope(entity(annotations));
      expect(problems).toEqual([
        { annotation, message: expect.stringContaining(message) },
      ]);
    });

    it('accepts a Kubernetes namespace that is one of ours', () => {
      const scope = entityScope(
        entity({
          'mlops/namespace': 'churn,churn-dev',
          'backstage.io/kubernetes-namespace': 'churn',
        }),
      );
      expect(scope.problems).toEqual([]);
      expect(scope.namespaces).toEqual(['churn', 'churn-dev']);
    });
  });
});
