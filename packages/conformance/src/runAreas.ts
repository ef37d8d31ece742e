/** Areas that are gone through one after the other, and what they have started. */
export interface RunningAreas {
  readonly finished: Promise<void>;
  /** Stops what was started, the last first. */
  stop(): Promise<void>;
}

/** Goes through the named areas, and stops what they started however they end. */
export function runAreas<Context>(options: {
  areas: Readonly<Record<string, (context: Context) => Promise<void>>>;
  only: readonly string[];
  contextOf(onStop: (stop: () => Promise<void>) => void): Context;
}): RunningAreas {
  const { areas, only, contextOf } = options;
  const stops: (() => Promise<void>)[] = [];
  let stopped = Promise.resolve();
  const stop = () => {
    // Whoever asks second waits for the first.
    stopped = stopped.then(async () => {
      for (const one of stops.splice(0).reverse()) {
        await one();
      }
    });
    return stopped;
  };
  const context = contextOf(one => {
    stops.push(one);
  });
  const go = async () => {
    try {
      for (const area of only) {
        await areas[area](context);
      }
    } finally {
      await stop();
    }
  };
  return { finished: go(), stop };
}
