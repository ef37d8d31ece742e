import { AnswerCache } from './AnswerCache';

interface Value {
  readonly number: number;
}

/** A question that answers how often it was asked. */
function counter(keepMs = 1000, bytes = 1) {
  const state = { asked: 0 };
  return {
    state,
    key: 'a',
    keepMs: () => keepMs,
    ask: async () => {
      state.asked += 1;
      return { value: { number: state.asked } as Value, bytes };
    },
  };
}

describe('AnswerCache', () => {
  let time = 1;
  const create = () => AnswerCache.create({ now: () => time });

  it('asks once for all who ask at the same time, and for a while after', async () => {
    const cache = create();
    const question = counter();
    const answers = await Promise.all([
      cache.get(question),
      cache.get(question),
    ]);
    time += 900;
    answers.push(await cache.get(question));
    expect(answers).toEqual([{ number: 1 }, { number: 1 }, { number: 1 }]);
    time += 200;
    await expect(cache.get(question)).resolves.toEqual({ number: 2 });
  });

  it('asks again for what is not to be kept', async () => {
    const cache = create();
    const question = counter(0);
    await cache.get(question);
    time += 10;
    await expect(cache.get(question)).resolves.toEqual({ number: 2 });
  });

  it('keeps no failure', async () => {
    const cache = create();
    const broken = {
      ...counter(),
      ask: async () => {
        throw new Error('down');
      },
    };
    await expect(cache.get(broken)).rejects.toThrow('down');
    await expect(cache.get(counter())).resolves.toEqual({ number: 1 });
  });

  it('gives the answer to the others when one gives up', async () => {
    const cache = create();
    let answer = (_value: { value: Value; bytes: number }) => {};
    const slow = {
      ...counter(),
      ask: () =>
        new Promise<{ value: Value; bytes: number }>(resolve => {
          answer = resolve;
        }),
    };
    const impatient = new AbortController();
    const first = cache.get(slow, { signal: impatient.signal });
    const second = cache.get(slow);
    impatient.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    answer({ value: { number: 7 }, bytes: 1 });
    await expect(second).resolves.toEqual({ number: 7 });
  });

  it('keeps nothing that is larger than all it may hold', async () => {
    const cache = create();
    const huge = counter(1000, 100 * 1024 * 1024);
    await cache.get(huge);
    await expect(cache.get(huge)).resolves.toEqual({ number: 2 });
  });

  describe('while the server is silent', () => {
    let silent: Error | undefined;
    const isSilence = (error: unknown) => error === silent;
    const setup = () => {
      silent = undefined;
      const cache = AnswerCache.create({
        now: () => time,
        wallClock: () => time,
      });
      const question = { ...counter(), isSilence };
      const { ask } = question;
      const asking = {
        ...question,
        ask: async () => {
          if (silent) {
            throw silent;
          }
          return ask();
        },
      };
      return { cache, asking };
    };

    it('uses what it answered before, and says since when', async () => {
      const { cache, asking } = setup();
      const answeredAt = time;
      await cache.get(asking);
      time += 2000;
      silent = new Error('silent');
      const onStale = jest.fn();
      const answer = await cache.get(asking, { onStale });
      expect(answer).toEqual({ number: 1 });
      expect(onStale).toHaveBeenCalledWith({ answeredAt, error: silent });
    });

    it('hears it again when it answers', async () => {
      const { cache, asking } = setup();
      await cache.get(asking);
      time += 2000;
      silent = new Error('silent');
      await cache.get(asking);
      silent = undefined;
      time += 4000;
      const onStale = jest.fn();
      await expect(cache.get(asking, { onStale })).resolves.toEqual({
        number: 2,
      });
      expect(onStale).not.toHaveBeenCalled();
    });

    it('uses nothing that is older than five minutes', async () => {
      const { cache, asking } = setup();
      await cache.get(asking);
      time += 6 * 60_000;
      silent = new Error('silent');
      await expect(cache.get(asking)).rejects.toThrow('silent');
    });

    it('takes a refusal for what it is', async () => {
      const { cache, asking } = setup();
      await cache.get(asking);
      time += 2000;
      silent = new Error('silent');
      const refused = { ...asking, isSilence: () => false };
      await expect(cache.get(refused)).rejects.toThrow('silent');
    });
  });
});
