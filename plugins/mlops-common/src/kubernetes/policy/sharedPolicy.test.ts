import { describeShared, readRecords } from '../../__fixtures__/sharedFixtures';
import { parseDeployment } from '../workloads';
import {
  parseLimitRange,
  parseNode,
  parseResourceQuota,
  parseService,
  parseServiceAccount,
} from '.';

type Objects = Readonly<Record<string, readonly unknown[] | undefined>>;

function objectsOf(folder: string): readonly (readonly [string, Objects])[] {
  return [...readRecords(folder)].flatMap(([name, { objects }]) =>
    objects ? [[name, objects as unknown as Objects]] : [],
  );
}

describeShared('records of real clusters', () => {
  it('have quotas, limits, accounts and Services that are understood', () => {
    for (const [name, objects] of objectsOf('fixtures/live/notebooks')) {
      for (const quota of (objects.resourceQuotas ?? []).map(
        parseResourceQuota,
      )) {
        expect([name, Object.keys(quota.used)]).toEqual([
          name,
          Object.keys(quota.hard),
        ]);
        expect(quota.name).not.toBe('');
      }
      for (const { limits } of (objects.limitRanges ?? []).map(
        parseLimitRange,
      )) {
        expect(limits.length).toBeGreaterThan(0);
      }
      for (const account of (objects.serviceAccounts ?? []).map(
        parseServiceAccount,
      )) {
        expect(account.name).not.toBe('');
      }
      for (const { ports } of (objects.services ?? []).map(parseService)) {
        expect(ports[0]).toMatchObject({ port: 80, targetPort: '8888' });
      }
      for (const { ready, allocatable } of (objects.nodes ?? []).map(
        parseNode,
      )) {
        // A lost node has been recorded without what it offers.
        expect([name, ready]).toEqual([name, allocatable.cpu !== undefined]);
      }
    }
  });

  it('have Deployments that say whether they are available', () => {
    const deployments = objectsOf('fixtures/live/kserve').flatMap(
      ([, objects]) => (objects.deployments ?? []).map(parseDeployment),
    );
    expect(deployments.length).toBeGreaterThan(0);
    for (const { conditions, labels } of deployments) {
      expect(conditions.map(({ type }) => type)).toContain('Available');
      expect(labels['serving.kserve.io/inferenceservice']).toBeDefined();
    }
  });
});
