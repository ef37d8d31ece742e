import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { UserError } from '@mlops-portal/conformance';
import type { Bench } from '../Bench';
import { atMost } from '../Figure';
import { lazyBytes, readBuiltApp } from './lazyChunks';
import { existsSync } from 'node:fs';

const TAB_MOST_KB = 200;
const CHARTS_MOST_KB = 230;

/** How much of the production build is loaded for the tab, and then for its first chart. */
export async function measureChunks(bench: Bench): Promise<void> {
  const directory = path.resolve(
    resolvePackagePath('@mlops-portal/benchmark'),
    '../app/dist',
  );
  if (!existsSync(path.join(directory, 'index.html'))) {
    throw new UserError(
      'The app is not built: `npm run build` first, so that the sizes of its chunks can be measured.',
    );
  }
  bench.say('mlflow.chunk: reading the built app');
  const app = readBuiltApp(directory);
  const tab = lazyBytes(app, /mlflow\/ExperimentsTab\.tsx$/);
  const charts = lazyBytes(app, /mlflow\/charts\/EChart\.tsx$/, tab.ids);
  bench.report(
    atMost(
      { id: 'mlflow.chunk.tab', value: tab.bytes / 1024, unit: 'KB' },
      TAB_MOST_KB,
    ),
    atMost(
      { id: 'mlflow.chunk.charts', value: charts.bytes / 1024, unit: 'KB' },
      CHARTS_MOST_KB,
    ),
  );
}
