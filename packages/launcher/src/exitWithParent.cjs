// Preloaded into every program that the launcher starts: when the launcher is gone, however it ended,
// the channel closes and the program ends too.
if (process.send) {
  process.on('disconnect', () => process.exit(0));
  // Listening must not be what keeps a finished program alive.
  process.channel.unref();
}
