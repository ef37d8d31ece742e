import fs from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { startRealKubernetes } from '@mlops-portal/conformance';
import { KubernetesClient } from '@mlops-portal/sandbox';
import { ServiceProcess } from '../process/ServiceProcess';
import { sourceFile } from '../sourceFile';
import type { Target } from './Target';

/** Starts an API server in processes of its own. */
export function startTarget(options: {
  real: boolean;
  say: (line: string) => void;
}): Promise<Target> {
  return options.real ? startReal(options.say) : startSandbox();
}

async function startReal(say: (line: string) => void): Promise<Target> {
  const crds = path.resolve(
    resolvePackagePath('@mlops-portal/benchmark'),
    '../../../shared/crds',
  );
  const kubernetes = await startRealKubernetes({
    say,
    crdDirectory: fs.existsSync(crds) ? crds : undefined,
  });
  return {
    name: 'real',
    ...kubernetes,
    client: () => kubernetes.client(),
    stop: () => kubernetes.close(),
  };
}

async function startSandbox(): Promise<Target> {
  const service = ServiceProcess.start(
    sourceFile('kubernetes/sandboxService.ts'),
  );
  const started = await service.call<
    Pick<Target, 'url' | 'caPem' | 'caData' | 'tokens'>
  >({});
  const { url, caPem, tokens } = started;
  return {
    name: 'sandbox',
    ...started,
    client: () =>
      KubernetesClient.create({ url, ca: caPem, token: tokens.admin }),
    stop: () => service.stop(),
  };
}
