import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { statefulSetKind, watchedKinds } from '.';

describe('what is watched', () => {
  it('is told apart by kind and labels', () => {
    const keys = watchedKinds.map(({ resource, labelSelector }) =>
      JSON.stringify([resource.group, resource.plural, labelSelector]),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(
    watchedKinds.map(kind => [kind.resource.kind, kind.labelSelector, kind]),
  )('survives any %s (%s)', (_kind, _labels, kind) => {
    const { keep, parse } = kind as (typeof watchedKinds)[number];
    for (const object of [
      {},
      { metadata: { name: 7, labels: 'x', annotations: [] } },
      { metadata: null, spec: 'x', status: 7 },
    ] as unknown as KubernetesObject[]) {
      expect(keep?.(object)).not.toBe(true);
      expect(parse(object)).toMatchObject({ name: '', labels: {} });
    }
  });

  it.each([
    ['a Notebook', 'Notebook', 'kubeflow.org/v1beta1', true],
    ['a Workspace', 'Workspace', 'kubeflow.org/v1beta1', true],
    ['somebody else', 'Notebook', 'example.com/v1', false],
    ['another kind', 'Kafka', 'kafka.strimzi.io/v1', false],
  ])(
    'keeps StatefulSets of %s: %s of %s: %s',
    (_what, kind, apiVersion, kept) => {
      const ownerReferences = [{ kind, apiVersion, name: 'study' }];
      const object = { metadata: { name: 'study', ownerReferences } };
      expect(statefulSetKind.keep?.(object)).toBe(kept);
      expect(statefulSetKind.parse(object).owner).toEqual({
        kind,
        name: 'study',
      });
    },
  );
});
