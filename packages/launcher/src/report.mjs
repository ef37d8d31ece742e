const started = Date.now();

const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

let output = process.stdout;

/** For commands whose own output is what programs read. */
export function reportOnStderr() {
  output = process.stderr;
}

export function say(text) {
  output.write(`${text}\n`);
}

/** Runs one named step and prints how long it took. `work` may return a remark. */
export async function step(title, work) {
  const since = Date.now();
  say(`• ${title} …`);
  const remark = await work();
  const note = typeof remark === 'string' ? `: ${remark}` : '';
  say(`  done in ${seconds(since)}${note} (total ${seconds(started)})`);
}
