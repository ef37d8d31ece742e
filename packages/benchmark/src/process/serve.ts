/** The other end of a ServiceProcess: answers its calls until it goes away. */
export function serve<T>(answer: (request: T) => Promise<unknown>): void {
  process.on('message', async (message: { call?: number; request: T }) => {
    if (message.call === undefined) {
      return;
    }
    try {
      const result = await answer(message.request);
      process.send?.({ reply: message.call, result });
    } catch (error) {
      process.send?.({ reply: message.call, error: String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  // Whoever started it decides, and stops what is to be measured first.
  process.on('SIGINT', () => {});
}
