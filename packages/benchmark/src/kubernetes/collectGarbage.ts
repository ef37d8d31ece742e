import { setTimeout as sleep } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';

const COLLECTIONS = 5;

/** Frees what nothing refers to, so that nobody pays for what another one left. */
export async function collectGarbage(): Promise<void> {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  for (let i = 0; i < COLLECTIONS; i++) {
    collect();
    // What finalizers let go goes with the next one.
    await sleep(100);
  }
}
