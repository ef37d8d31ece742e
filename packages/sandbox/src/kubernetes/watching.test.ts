import { KubernetesClient, RunningKubernetes, WatchEvent } from '.';
import { readLines } from './readLines';
import {
  configMap,
  configMaps,
  eventually,
  notebook,
  notebooks,
  refusal,
  send,
  startCluster,
  summary,
  take,
} from './__testUtils__/harness';

const path = '/apis/kubeflow.org/v1/notebooks';

describe('watching', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;
  let abort: AbortController;

  const annotate = (name: string, value: string) =>
    client.mergePatch(
      notebooks,
      { name, namespace: 'churn' },
      { metadata: { labels: { team: value } } },
    );
  const rawEvents = async (query: string): Promise<WatchEvent[]> => {
    const response = await send(cluster, `${path}?watch=1&${query}`);
    expect(response.status).toBe(200);
    const events: WatchEvent[] = [];
    for await (const line of readLines(response.body!)) {
      events.push(JSON.parse(line));
    }
    return events;
  };

  beforeEach(async () => {
    cluster = await startCluster({ historyLimit: 20 });
    client = cluster.client();
    abort = new AbortController();
  });

  afterEach(async () => {
    abort.abort();
    await cluster.close();
  });

  it('begins with what is there, then tells what happens', async () => {
    await client.create(notebooks, notebook('a'));
    const { signal } = abort;
    const events = take(client.watch(notebooks, { signal }), 4);
    await client.create(notebooks, notebook('b'));
    await annotate('a', 'x');
    await client.delete(notebooks, { name: 'b', namespace: 'churn' });
    expect(summary(await events)).toEqual([
      'ADDED a',
      'ADDED b',
      'MODIFIED a',
      'DELETED b',
    ]);
  });

  it('resumes after a resourceVersion without loss or repetition', async () => {
    await client.create(notebooks, notebook('a'));
    const { resourceVersion } = await client.list(notebooks);
    await client.create(notebooks, notebook('b'));
    await client.delete(notebooks, { name: 'a', namespace: 'churn' });
    const { signal } = abort;
    const events = client.watch(notebooks, { resourceVersion, signal });
    const [added, deleted] = await take(events, 2);
    expect(summary([added, deleted])).toEqual(['ADDED b', 'DELETED a']);
    const after = deleted.object.metadata.resourceVersion;
    const next = take(
      client.watch(notebooks, { resourceVersion: after, signal }),
      1,
    );
    await client.create(notebooks, notebook('c'));
    expect(summary(await next)).toEqual(['ADDED c']);
  });

  it('ends at timeoutSeconds with a bookmark to resume from', async () => {
    await client.create(notebooks, notebook('a'));
    const { resourceVersion } = await client.list(notebooks);
    await client.create(configMaps, configMap('unrelated'));
    const [bookmark, ...more] = await rawEvents(
      `timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=${resourceVersion}`,
    );
    expect(more).toEqual([]);
    expect(bookmark).toMatchObject({ type: 'BOOKMARK' });
    expect(Number(bookmark.object.metadata.resourceVersion)).toBeGreaterThan(
      Number(resourceVersion),
    );
    expect(await rawEvents('timeoutSeconds=1&resourceVersion=0')).toHaveLength(
      1,
    );
  });

  it('answers 200 with one ERROR event 410 when the revision is too old', async () => {
    const { resourceVersion } = await client.list(notebooks);
    for (let index = 0; index < 40; index += 1) {
      await client.create(configMaps, configMap(`many-${index}`));
    }
    const { signal } = abort;
    const events: WatchEvent[] = [];
    for await (const event of client.watch(notebooks, {
      resourceVersion,
      signal,
    })) {
      events.push(event);
    }
    expect(events).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({
          kind: 'Status',
          code: 410,
          reason: 'Expired',
          message: expect.stringMatching(/^too old resource version: \d+ /),
        }),
      },
    ]);
  });

  it('takes the revisions of an earlier start for expired', async () => {
    const [event] = await rawEvents('resourceVersion=5');
    expect(event).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });

  it('answers 504 to a revision that is still to come', async () => {
    const { resourceVersion } = await client.list(notebooks);
    const later = `${Number(resourceVersion) + 1000}`;
    const { signal } = abort;
    const watch = client.watch(notebooks, { resourceVersion: later, signal });
    expect(await refusal(watch.next())).toMatchObject({
      code: 504,
      message: expect.stringContaining('Too large resource version'),
    });
  });

  it('streams the initial list and marks its end when asked to', async () => {
    await client.create(notebooks, notebook('a'));
    const events = await rawEvents(
      'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=1',
    );
    expect(summary(events.slice(0, 1))).toEqual(['ADDED a']);
    expect(events[1]).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
  });

  it('tells entering and leaving a selection as ADDED and DELETED', async () => {
    await client.create(notebooks, notebook('a'));
    const { resourceVersion } = await client.list(notebooks);
    const { signal } = abort;
    const labelSelector = 'team=churn';
    const events = take(
      client.watch(notebooks, { resourceVersion, labelSelector, signal }),
      3,
    );
    await annotate('a', 'churn');
    await client.mergePatch(
      notebooks,
      { name: 'a', namespace: 'churn' },
      { metadata: { annotations: { x: 'y' } } },
    );
    await annotate('a', 'fraud');
    await client.delete(notebooks, { name: 'a', namespace: 'churn' });
    expect(summary(await events)).toEqual([
      'ADDED a',
      'MODIFIED a',
      'DELETED a',
    ]);
  });

  it('makes no event of an update that changes nothing', async () => {
    await client.create(notebooks, notebook('a'));
    const { resourceVersion } = await client.list(notebooks);
    await annotate('a', 'x');
    await annotate('a', 'x');
    await client.create(notebooks, notebook('b'));
    const { signal } = abort;
    const events = client.watch(notebooks, { resourceVersion, signal });
    expect(summary(await take(events, 2))).toEqual(['MODIFIED a', 'ADDED b']);
  });

  it('ends when the definition of the kind is deleted, and serves it again with a new one', async () => {
    const crds = {
      group: 'apiextensions.k8s.io',
      version: 'v1',
      plural: 'customresourcedefinitions',
    };
    const name = 'notebooks.kubeflow.org';
    const definition = await client.get(crds, name);
    await client.create(notebooks, notebook('a'));
    const { signal } = abort;
    const seen: WatchEvent[] = [];
    const ended = (async () => {
      for await (const event of client.watch(notebooks, { signal })) {
        seen.push(event);
      }
    })();
    await eventually(async () => seen.length === 1);
    await client.delete(crds, { name });
    await ended;
    expect(summary(seen).slice(0, 2)).toEqual(['ADDED a', 'DELETED a']);
    expect((await refusal(client.list(notebooks))).code).toBe(404);
    await client.create(crds, {
      ...definition!,
      metadata: { name },
    });
    expect((await client.list(notebooks)).items).toEqual([]);
  });

  it('ends quietly when the signal aborts', async () => {
    const { signal } = abort;
    await client.create(notebooks, notebook('a'));
    const events: WatchEvent[] = [];
    for await (const event of client.watch(notebooks, { signal })) {
      events.push(event);
      abort.abort();
    }
    expect(summary(events)).toEqual(['ADDED a']);
  });
});
