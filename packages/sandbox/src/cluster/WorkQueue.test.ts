import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  it('hands a key out once, however often it was added', async () => {
    const queue = new WorkQueue();
    const { signal } = new AbortController();
    queue.add('a');
    queue.add('a');
    queue.add('b');
    expect(await queue.take(signal)).toBe('a');
    expect(await queue.take(signal)).toBe('b');
  });

  it('wakes a waiting worker for a key that is due earlier', async () => {
    const queue = new WorkQueue();
    queue.add('later', 60_000);
    const taken = queue.take(new AbortController().signal);
    queue.add('now');
    expect(await taken).toBe('now');
  });

  it('lets the worker go when it is stopped', async () => {
    const queue = new WorkQueue();
    const abort = new AbortController();
    queue.add('later', 60_000);
    const taken = queue.take(abort.signal);
    abort.abort();
    expect(await taken).toBeUndefined();
  });
});
