import express from 'express';
import request from 'supertest';
import { answer } from './answer';

const asOf = '2026-06-01T10:00:00Z';
const later = '2026-06-01T10:00:05Z';

function sent(body: object) {
  const app = express();
  app.get('/', (_req, res) => answer(res, body));
  return request(app).get('/');
}

const tagOf = async (body: object) => (await sent(body)).get('ETag');

const list = (time: string, status = 'ok', items: readonly object[] = []) => ({
  items,
  totalItems: items.length,
  sources: [{ cluster: 'local', status, asOf: time }],
});

describe('answer', () => {
  it.each<[string, object]>([
    ['a list', list(asOf, 'ok', [{ name: 'a "b" \u2028 é', gone: undefined }])],
    ['an overview', { notebooks: list(asOf), endpoints: undefined }],
    [
      'one thing',
      { name: 'a', none: null, items: 3, nested: { of: [1, 'x'] } },
    ],
    ['values that are no objects', { items: ['a', null, 1, true] }],
    ['nothing', {}],
  ])('sends %s as JSON', async (_what, body) => {
    const response = await sent(body);
    expect(response.type).toBe('application/json');
    expect(response.text).toBe(JSON.stringify(body));
  });

  it('says the same of what only was asked for again', async () => {
    expect(await tagOf(list(later))).toBe(await tagOf(list(asOf)));
    expect(await tagOf({ notebooks: list(later) })).toBe(
      await tagOf({ notebooks: list(asOf) }),
    );
  });

  it.each<[string, object, object]>([
    ['a row', list(asOf, 'ok', [{ a: 1 }]), list(asOf, 'ok', [{ a: 2 }])],
    ['a source', list(asOf), list(asOf, 'unreachable')],
    ['since when it is old', list(asOf, 'stale'), list(later, 'stale')],
  ])('says that %s has changed', async (_what, before, after) => {
    expect(await tagOf(after)).not.toBe(await tagOf(before));
  });

  it('needs no body where nothing has changed', async () => {
    const tag = (await tagOf(list(asOf))) ?? '';
    const response = await sent(list(later)).set('If-None-Match', tag);
    expect(response.status).toBe(304);
  });

  it('gives the body to whoever looks at answers', async () => {
    const seen = jest.fn();
    const app = express();
    app.use((_req, res, next) => {
      const json = res.json.bind(res);
      res.json = body => {
        seen(body);
        return json(body);
      };
      next();
    });
    app.get('/', (_req, res) => answer(res, list(asOf)));
    const response = await request(app).get('/');
    expect(response.body).toEqual(list(asOf));
    expect(seen).toHaveBeenCalledWith(list(asOf));
  });
});
