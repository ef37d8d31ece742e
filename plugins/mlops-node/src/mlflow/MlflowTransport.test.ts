import {
  createMockDirectory,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import { MlflowServerConfig } from './MlflowServerConfig';

const BASE = 'http://mlflow.example.com';
const SEARCH = `${BASE}/api/2.0/mlflow/runs/search`;
const GET = `${BASE}/api/2.0/mlflow/experiments/get`;

const upstream = setupServer();
registerMswTestHooks(upstream);

const clientOf = (change: Parameters<typeof testServer>[0] = {}) =>
  MlflowClient.create({ server: testServer(change) });
const runs = (client: MlflowClient, signal?: AbortSignal) =>
  client.searchRuns({ experimentIds: ['1'], maxResults: 2 }, { signal });

describe('the transport of MlflowClient', () => {
  it.each<[string, Partial<MlflowServerConfig>, Record<string, string>]>([
    [
      'basic',
      { auth: { type: 'basic', username: 'a', password: 'b' } },
      { authorization: 'Basic YTpi' },
    ],
    [
      'bearer',
      { auth: { type: 'bearer', token: 't' } },
      { authorization: 'Bearer t' },
    ],
    [
      'headers',
      { headers: { 'kubeflow-userid': 'x@y' } },
      { 'kubeflow-userid': 'x@y' },
    ],
  ])('makes itself known by %s', async (_, change, expected) => {
    let headers: Record<string, string> = {};
    upstream.use(
      http.get(GET, ({ request }) => {
        headers = Object.fromEntries(request.headers);
        return HttpResponse.json({});
      }),
    );
    await clientOf(change).getExperiment('1');
    expect(headers).toMatchObject({ accept: 'application/json', ...expected });
    expect(headers).not.toHaveProperty('origin');
    expect(headers).not.toHaveProperty('cookie');
  });

  it('does not follow a redirect with its credentials', async () => {
    let reached = false;
    upstream.use(
      http.get(GET, () =>
        HttpResponse.redirect('https://elsewhere.example.com/', 307),
      ),
      http.get('https://elsewhere.example.com/', () => {
        reached = true;
        return HttpResponse.json({});
      }),
    );
    const client = clientOf({ auth: { type: 'bearer', token: 't' } });
    await expect(client.getExperiment('1')).rejects.toMatchObject({
      failure: 'not-mlflow',
    });
    expect(reached).toBe(false);
  });

  it('gives up after its time and says so', async () => {
    upstream.use(http.post(SEARCH, () => delay('infinite')));
    await expect(
      runs(clientOf({ limits: { timeoutMs: 50 } })),
    ).rejects.toMatchObject({
      failure: 'timeout',
      message: expect.stringContaining('within 0.05 seconds'),
    });
  });

  it('stops when the caller does', async () => {
    upstream.use(http.post(SEARCH, () => delay('infinite')));
    const controller = new AbortController();
    const answer = runs(clientOf(), controller.signal);
    controller.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
  });

  it('stops reading at the size limit, whatever was announced', async () => {
    let cancelled = false;
    const endless = async () => {
      const stream = new ReadableStream({
        pull: controller => controller.enqueue(new Uint8Array(64 * 1024)),
        cancel: () => {
          cancelled = true;
        },
      });
      const headers = { 'content-type': 'application/json' };
      return new Response(stream, { headers });
    };
    const client = MlflowClient.create({
      server: testServer(),
      fetch: endless,
    });
    await expect(runs(client)).rejects.toMatchObject({
      failure: 'too-large',
      message: expect.stringContaining('more than 1 MB'),
    });
    expect(cancelled).toBe(true);
  });

  it.each([408, 429, 502, 503, 504])(
    'asks once more after %s',
    async status => {
      let calls = 0;
      upstream.use(
        http.post(SEARCH, () => {
          calls += 1;
          return calls === 1
            ? new HttpResponse('busy', { status })
            : HttpResponse.json({ runs: [] });
        }),
      );
      await expect(runs(clientOf())).resolves.toMatchObject({ items: [] });
      expect(calls).toBe(2);
    },
  );

  it.each([400, 401, 403, 500])('asks only once after %s', async status => {
    let calls = 0;
    upstream.use(
      http.post(SEARCH, () => {
        calls += 1;
        return HttpResponse.json({}, { status });
      }),
    );
    await expect(runs(clientOf())).rejects.toThrow('MLflow server "main"');
    expect(calls).toBe(1);
  });

  it('says that a server cannot be reached without saying its address', async () => {
    upstream.use(http.post(SEARCH, () => HttpResponse.error()));
    await expect(runs(clientOf())).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.not.stringContaining('example.com'),
    });
  });

  it('has at most four requests under way', async () => {
    let active = 0;
    let most = 0;
    upstream.use(
      http.get(GET, async () => {
        active += 1;
        most = Math.max(most, active);
        await delay(10);
        active -= 1;
        return HttpResponse.json({});
      }),
    );
    const client = clientOf();
    const ids = Array.from({ length: 12 }, (_, index) => String(index));
    await Promise.all(ids.map(id => client.getExperiment(id)));
    expect(most).toBe(4);
  });

  it('asks once for what many ask at the same time, and not again within seconds', async () => {
    let calls = 0;
    upstream.use(
      http.post(SEARCH, () => {
        calls += 1;
        return HttpResponse.json({ runs: [] });
      }),
    );
    const client = clientOf();
    await Promise.all([runs(client), runs(client), runs(client)]);
    await runs(client);
    expect(calls).toBe(1);
  });

  it('leaves a server alone that did not answer five times in a row', async () => {
    let calls = 0;
    upstream.use(
      http.get(GET, () => {
        calls += 1;
        return HttpResponse.error();
      }),
    );
    const client = clientOf();
    for (const id of ['1', '2', '3', '4', '5']) {
      await expect(client.getExperiment(id)).rejects.toThrow('reached');
    }
    const before = calls;
    await expect(client.getExperiment('6')).rejects.toMatchObject({
      failure: 'unreachable',
      message:
        'MLflow server "main" did not answer 5 times in a row: it is asked again within 30 seconds.',
    });
    expect(calls).toBe(before);
  });

  it('does not take refusals for silence', async () => {
    upstream.use(http.get(GET, () => new HttpResponse('no', { status: 403 })));
    const client = clientOf();
    for (const id of ['1', '2', '3', '4', '5', '6']) {
      await expect(client.getExperiment(id)).rejects.toThrow('HTTP 403');
    }
  });

  describe('with a token in a file', () => {
    const directory = createMockDirectory();
    const withFile = () =>
      clientOf({
        auth: { type: 'tokenFile', path: directory.resolve('token') },
      });

    it('sends the token that is in it at the time', async () => {
      const sent: (string | null)[] = [];
      upstream.use(
        http.get(GET, ({ request }) => {
          sent.push(request.headers.get('authorization'));
          return HttpResponse.json({});
        }),
      );
      const client = withFile();
      directory.setContent({ token: 'first\n' });
      await client.getExperiment('1');
      directory.setContent({ token: 'second\n' });
      await client.getExperiment('2');
      expect(sent).toEqual(['Bearer first', 'Bearer second']);
    });

    it.each<[string, Record<string, string>, RegExp]>([
      ['is missing', {}, /cannot be read \(ENOENT\)/],
      ['is empty', { token: ' ' }, /holds no token/],
      ['holds something else', { token: 'a\nb' }, /holds no token/],
    ])('says so when it %s', async (_, content, message) => {
      directory.setContent(content);
      await expect(withFile().getExperiment('1')).rejects.toMatchObject({
        failure: 'unauthorized',
        message: expect.stringMatching(message),
      });
    });
  });
});
