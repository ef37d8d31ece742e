import fs from 'node:fs';
import path from 'node:path';
import { localCache } from './paths.mjs';

const fileOf = name => path.join(localCache, `${name}.stamp`);

/** Whether the step of this name was last done for exactly these inputs. */
export function isStamped(name, value) {
  const file = fileOf(name);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === value;
}

export function stamp(name, value) {
  fs.mkdirSync(localCache, { recursive: true });
  fs.writeFileSync(fileOf(name), value);
}
