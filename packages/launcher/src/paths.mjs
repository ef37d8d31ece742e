import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Downloads that several clones share. */
export const sharedCache = path.join(
  process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
  'backstage-mlops',
);

/** What belongs to this clone only: stamps and logs. */
export const localCache = path.join(root, 'node_modules', '.cache', 'mlops');

export const yarnRelease = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');
export const nodeTransform = '@backstage/cli/config/nodeTransform.cjs';
