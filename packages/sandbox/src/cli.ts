import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  sandboxParts,
  startSandbox,
  type SandboxOptions,
  type SandboxPart,
} from './startSandbox';

class UsageError extends Error {}

function isPart(name: string): name is SandboxPart {
  return (sandboxParts as readonly string[]).includes(name);
}

/** The flags of `mlflow server`, with a user for `--app-name basic-auth`. */
function readMlflowOptions(flags: {
  auth?: string;
  staticPrefix?: string;
  allowedHosts?: string;
}): SandboxOptions['mlflow'] {
  const [, username, password] = /^([^:]+):(.+)$/.exec(flags.auth ?? '') ?? [];
  if (flags.auth !== undefined && !password) {
    throw new UsageError('--mlflow-auth takes NAME:PASSWORD.');
  }
  const { staticPrefix } = flags;
  if (staticPrefix !== undefined && !/^(\/[\w.-]+)+$/.test(staticPrefix)) {
    throw new UsageError(
      `--mlflow-static-prefix takes a path such as /mlflow, not '${staticPrefix}'.`,
    );
  }
  return {
    ...(password && { basicAuth: { username, password } }),
    ...(staticPrefix && { staticPrefix }),
    ...(flags.allowedHosts && { allowedHosts: flags.allowedHosts.split(',') }),
  };
}

function readOptions(): SandboxOptions & { kubeconfigFile: string } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      load: { type: 'string', multiple: true, default: [] },
      crds: { type: 'string' },
      kubeconfig: { type: 'string' },
      'free-ports': { type: 'boolean', default: false },
      pace: { type: 'string', default: '1' },
      objects: { type: 'string', default: '0' },
      'mlflow-auth': { type: 'string' },
      'mlflow-static-prefix': { type: 'string' },
      'mlflow-allowed-hosts': { type: 'string' },
    },
  });
  const names = values.only?.split(',').map(name => name.trim());
  const unknown = names?.filter(name => !isPart(name)) ?? [];
  if (unknown.length > 0) {
    throw new UsageError(
      `--only knows ${sandboxParts.join(', ')}; not ${unknown.join(', ')}.`,
    );
  }
  // npm runs scripts in the repository's root; the user named files from where they stand.
  const from = process.env.INIT_CWD ?? process.cwd();
  const load = values.load.map(file => path.resolve(from, file));
  const crdDirectory = values.crds && path.resolve(from, values.crds);
  for (const file of [...load, ...(crdDirectory ? [crdDirectory] : [])]) {
    if (!fs.existsSync(file)) {
      throw new UsageError(`${file} does not exist.`);
    }
  }
  const pace = Number(values.pace);
  if (!(pace >= 0)) {
    throw new UsageError(`--pace takes a number ≥ 0, not '${values.pace}'.`);
  }
  const objects = Number(values.objects);
  if (!Number.isInteger(objects) || objects < 0) {
    throw new UsageError(
      `--objects takes a whole number ≥ 0, not '${values.objects}'.`,
    );
  }
  return {
    only: names?.filter(isPart),
    load,
    crdDirectory,
    pace,
    objects,
    mlflow: readMlflowOptions({
      auth: values['mlflow-auth'],
      staticPrefix: values['mlflow-static-prefix'],
      allowedHosts: values['mlflow-allowed-hosts'],
    }),
    ports: values['free-ports']
      ? Object.fromEntries(sandboxParts.map(part => [part, 0]))
      : {},
    kubeconfigFile: values.kubeconfig
      ? path.resolve(from, values.kubeconfig)
      : path.join(os.tmpdir(), `mlops-sandbox-${process.pid}.kubeconfig`),
  };
}

async function main() {
  const { kubeconfigFile, ...options } = readOptions();
  const sandbox = await startSandbox(options);
  const lines = [...sandbox.lines];
  const kubeconfigs = [
    ['Kubernetes', kubeconfigFile, sandbox.kubeconfig],
    ['Second', `${kubeconfigFile}.second`, sandbox.secondKubeconfig],
  ] as const;
  for (const [title, file, text] of kubeconfigs) {
    if (text) {
      fs.writeFileSync(file, text, { mode: 0o600 });
      lines.push(`${title.padEnd(12)} kubectl --kubeconfig ${file}`);
    }
  }
  const stop = async () => {
    await sandbox.close();
    for (const [, file, text] of kubeconfigs) {
      if (text) {
        fs.rmSync(file, { force: true });
      }
    }
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, stop);
  }
  if (process.send) {
    process.send({ type: 'sandbox-ready', env: sandbox.env, lines });
  } else {
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

main().catch(error => {
  const expected =
    error instanceof UsageError ||
    error.code?.startsWith('ERR_PARSE_ARGS') ||
    error.code === 'EADDRINUSE';
  process.stderr.write(`${expected ? error.message : error.stack}\n`);
  process.exit(1);
});
