/** Resolves at Ctrl-C, at `kill`, or when the terminal goes away. */
export function untilInterrupted() {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => resolve(signal));
    }
  });
}
