import { mockServices } from '@backstage/backend-test-utils';
import { podResource } from '@mlops-portal/backstage-plugin-mlops-common';
import { ProxyKubernetesGateway } from '../ProxyKubernetesGateway';
import { ReflectorPool } from '../ReflectorPool';
import { ManualClock, settle } from './ManualClock';
import { TestApiServer } from './TestApiServer';
import { thingKind, toThing } from './setupPool';

export const podKind = { resource: podResource, parse: toThing };

/** A pool over the real gateway, and an API server behind that. */
export function setupServer() {
  const clock = new ManualClock();
  const server = new TestApiServer(clock);
  const random = () => 0.5;
  const gateway = ProxyKubernetesGateway.create({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    fetch: server.fetch,
    clock,
    random,
  });
  const pool = ReflectorPool.create({ gateway, clock, random });
  const read = (kind = thingKind) => pool.read({ cluster: 'local', kind });
  const names = async (kind = thingKind) =>
    (await read(kind)).items.map(({ name }) => name).join(' ');
  /** The first look at both kinds. */
  const begin = async () => {
    await Promise.all([read(), read(podKind)]);
    await settle();
  };
  return { clock, server, pool, read, names, begin };
}
