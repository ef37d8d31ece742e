import { run } from './run';

run(process.argv.slice(2), {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdout: text => process.stdout.write(text),
  stderr: text => process.stderr.write(text),
  colour: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR,
  readStdin: () => require('node:fs').readFileSync(0, 'utf8'),
}).then(code => {
  // Not process.exit: a pipe may still be reading.
  process.exitCode = code;
});
