import { say } from '../report.mjs';
import { setup } from '../setup.mjs';

export async function run() {
  await setup();
  say('Everything is installed.');
  return 0;
}
