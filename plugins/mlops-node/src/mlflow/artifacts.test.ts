import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import type { MlflowArtifactOwner } from './openArtifact';

function setup(answer: (url: URL) => Response, url?: string) {
  const asked: URL[] = [];
  const client = MlflowClient.create({
    server: testServer(url ? { url } : {}),
    fetch: async input => {
      const asking = new URL(String(input));
      asked.push(asking);
      return answer(asking);
    },
  });
  return { client, asked };
}

const run = { runId: 'r1' };
const file = { owner: run, path: 'reports/a b.csv', maxBytes: 100 };

describe('the files of a run', () => {
  it('are listed folder by folder', async () => {
    const { client, asked } = setup(() =>
      Response.json({
        root_uri: 's3://b/1/r1/artifacts',
        files: [
          { path: 'reports', is_dir: true },
          { path: 'a.txt', is_dir: false, file_size: '5' },
          { nonsense: true },
        ],
      }),
    );
    await expect(client.listArtifacts({ owner: run })).resolves.toEqual({
      rootUri: 's3://b/1/r1/artifacts',
      items: [
        { path: 'reports', directory: true },
        { path: 'a.txt', directory: false, size: 5 },
      ],
    });
    expect(asked[0].pathname).toBe('/api/2.0/mlflow/artifacts/list');
    expect(asked[0].searchParams.has('path')).toBe(false);
  });

  it.each<[string, MlflowArtifactOwner, string]>([
    ['of a run', run, '/mlflow/get-artifact?run_id=r1&path=reports%2Fa+b.csv'],
    [
      'of a logged model',
      { modelId: 'm-1' },
      '/mlflow/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path=reports%2Fa+b.csv',
    ],
    [
      'of a version',
      { model: 'a/b', version: '3' },
      '/mlflow/model-versions/get-artifact?name=a%2Fb&version=3&path=reports%2Fa+b.csv',
    ],
  ])('%s are read where MLflow keeps them', async (_, owner, path) => {
    const { client, asked } = setup(
      () => new Response('x,y'),
      'http://mlflow.example.com/mlflow',
    );
    await expect(client.readArtifact({ ...file, owner })).resolves.toBe('x,y');
    expect(asked[0].pathname + asked[0].search).toBe(path);
  });

  it.each<[string, () => Response]>([
    [
      'on new servers',
      () => Response.json({ message: 'No such artifact' }, { status: 404 }),
    ],
    [
      'on servers up to 3.3, and folders on those before 3.17',
      () =>
        new Response('<title>500 Internal Server Error</title>', {
          status: 500,
          headers: { 'content-type': 'text/html' },
        }),
    ],
    [
      'because they are folders on 3.17',
      () =>
        Response.json(
          {
            error_code: 'INVALID_PARAMETER_VALUE',
            message:
              "Artifact path refers to a directory, not a file: '1/a/artifacts/reports'",
          },
          { status: 400 },
        ),
    ],
  ])('that are not there are nothing %s', async (_, answer) => {
    const { client } = setup(answer);
    await expect(client.openArtifact(file)).resolves.toBeUndefined();
  });

  it('are refused by their announced size without being read', async () => {
    let cancelled = false;
    const { client } = setup(() => {
      const body = new ReadableStream({
        cancel: () => {
          cancelled = true;
        },
      });
      return new Response(body, { headers: { 'content-length': '101' } });
    });
    await expect(client.openArtifact(file)).rejects.toMatchObject({
      failure: 'too-large',
    });
    expect(cancelled).toBe(true);
  });

  it('are broken off where they turn out to be larger', async () => {
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: controller => controller.enqueue(new Uint8Array(64)),
        }),
      );
    const { client } = setup(endless);
    await expect(client.readArtifact(file)).resolves.toBeUndefined();
    const content = await client.openArtifact(file);
    await expect(new Response(content?.body).text()).rejects.toThrow(
      'too large',
    );
  });

  it.each([
    '../x',
    'a/../../x',
    '/etc/passwd',
    '..%2Fx',
    '%252e%252e%252fx',
    'a\\..\\x',
    'file:/etc/passwd',
    'a\u0000b',
  ])('outside of its folder are not asked for: %p', async path => {
    const { client, asked } = setup(() => new Response('secret'));
    await expect(client.openArtifact({ ...file, path })).rejects.toMatchObject({
      failure: 'rejected',
    });
    await expect(
      client.listArtifacts({ owner: run, path }),
    ).rejects.toMatchObject({ failure: 'rejected' });
    expect(asked).toEqual([]);
  });

  it('come a few at a time, and the next when one was read', async () => {
    let open = 0;
    const { client } = setup(() => {
      open += 1;
      // As a large file, of which only the beginning has come.
      const body = new ReadableStream({
        start: controller => controller.enqueue(new Uint8Array(8)),
      });
      return new Response(body);
    });
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => client.openArtifact(file)),
    );
    const fifth = client.openArtifact(file);
    await new Promise(resolve => setImmediate(resolve));
    expect(open).toBe(4);
    await opened[0]?.body.cancel();
    await (await fifth)?.body.cancel();
    expect(open).toBe(5);
  });
});
