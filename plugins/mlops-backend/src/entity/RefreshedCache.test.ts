import { RefreshedCache } from './RefreshedCache';

const MAX_AGE_MS = 10_000;

/** A service whose answers are counted, and given when the test says so. */
function setUp(isKept?: (value: { readonly number: number }) => boolean) {
  const waiting: {
    resolve(): void;
    reject(error: Error): void;
  }[] = [];
  const ask = jest.fn((_question: string) => {
    const number = ask.mock.calls.length;
    return new Promise<{ number: number }>((resolve, reject) => {
      waiting.push({ resolve: () => resolve({ number }), reject });
    });
  });
  const cache = new RefreshedCache({
    maxEntries: 10,
    maxAgeMs: MAX_AGE_MS,
    ask,
    isKept,
  });
  const get = async () => (await cache.get('key', 'question')).number;
  const answer = async () => {
    waiting.shift()?.resolve();
    await jest.advanceTimersByTimeAsync(0);
  };
  const fail = async (error: Error) => {
    waiting.shift()?.reject(error);
    await jest.advanceTimersByTimeAsync(0);
  };
  /** Asked and answered. */
  const learn = async () => {
    const asked = get();
    await answer();
    return asked;
  };
  return { ask, get, answer, fail, learn };
}

describe('RefreshedCache', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once for those who ask at the same time and soon after', async () => {
    const { ask, get, answer } = setUp();
    const both = Promise.all([get(), get()]);
    await answer();
    expect(await both).toEqual([1, 1]);
    jest.advanceTimersByTime(MAX_AGE_MS / 2 - 10);
    expect(await get()).toBe(1);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('lets nobody wait while it asks again in time', async () => {
    const { ask, get, answer, learn } = setUp();
    await learn();
    jest.advanceTimersByTime(MAX_AGE_MS / 2 + 10);
    expect([await get(), await get()]).toEqual([1, 1]);
    expect(ask).toHaveBeenCalledTimes(2);
    await answer();
    expect(await get()).toBe(2);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('hands out nothing that is older than allowed', async () => {
    const { get, answer, learn } = setUp();
    await learn();
    jest.advanceTimersByTime(MAX_AGE_MS / 2 + 10);
    expect(await get()).toBe(1);
    // The new answer is still on its way when the old one is too old.
    jest.advanceTimersByTime(MAX_AGE_MS / 2);
    const late = get();
    await answer();
    expect(await late).toBe(2);
  });

  it('counts the time that an answer took as part of its age', async () => {
    const { ask, get, answer } = setUp();
    const slow = get();
    jest.advanceTimersByTime(MAX_AGE_MS + 10);
    await answer();
    expect(await slow).toBe(1);
    jest.advanceTimersByTime(10);
    const again = get();
    await answer();
    expect(await again).toBe(2);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps no failure, and does not go on with the old answer after it', async () => {
    const { get, answer, fail, learn } = setUp();
    await learn();
    jest.advanceTimersByTime(MAX_AGE_MS / 2 + 10);
    expect(await get()).toBe(1);
    await fail(new Error('down'));
    const next = get();
    await answer();
    expect(await next).toBe(3);
  });

  it('throws what the service throws', async () => {
    const { get, fail } = setUp();
    const thrown = get().catch((error: Error) => error.message);
    await fail(new Error('down'));
    expect(await thrown).toBe('down');
  });

  it('asks again at once for what is not to be kept', async () => {
    const { ask, learn } = setUp(() => false);
    expect(await learn()).toBe(1);
    jest.advanceTimersByTime(10);
    expect(await learn()).toBe(2);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
