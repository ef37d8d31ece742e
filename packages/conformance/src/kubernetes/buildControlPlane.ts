import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { UserError } from '../UserError';
import { findGo } from './goToolchain';

/** The version of Kubernetes that go.mod requires. */
export const kubernetesVersion = 'v1.36.3';

/** Where and how to build. */
export interface BuildOptions {
  readonly cacheDirectory?: string;
  readonly sources?: string;
  readonly goCommand?: string;
  readonly say?: (line: string) => void;
}

const BINARY = 'controlplane';
const SHOWN_LINES = 15;

/** Gives the path of the control plane's binary, which is built when it is missing. */
export async function buildControlPlane(
  options: BuildOptions = {},
): Promise<string> {
  const {
    sources = resolvePackagePath(
      '@mlops-portal/conformance',
      'src/kubernetes/controlPlane',
    ),
    cacheDirectory = defaultCache(),
    say = () => {},
  } = options;
  const target = path.join(cacheDirectory, await digestOf(sources));
  const binary = path.join(target, BINARY);
  if (await exists(binary)) {
    return binary;
  }
  const go = await findGo(options.goCommand);
  say(
    `Building etcd and kube-apiserver ${kubernetesVersion} with Go ${go.version}: once, 5 to 12 minutes on 2 cores (590 MB of Go modules, 3 GB of Go's build cache).`,
  );
  const since = Date.now();
  await fs.mkdir(cacheDirectory, { recursive: true });
  // Aside and then renamed: a build that was broken off is never taken for one.
  const aside = await fs.mkdtemp(path.join(cacheDirectory, 'building-'));
  const discard = () => rmSync(aside, { recursive: true, force: true });
  process.once('exit', discard);
  try {
    await run(go.command, buildArguments(path.join(aside, BINARY)), {
      cwd: sources,
      env: go.env,
    });
    await moveTo(aside, target);
  } finally {
    process.off('exit', discard);
    discard();
  }
  say(`Built in ${Math.round((Date.now() - since) / 1000)} s: ${binary}`);
  return binary;
}

function defaultCache(): string {
  const caches =
    process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(caches, 'backstage-mlops', 'control-plane');
}

/** Of go.sum and of what is compiled beside what it locks. */
async function digestOf(sources: string): Promise<string> {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const name of (await fs.readdir(sources)).sort()) {
    if (/\.(go|mod|sum)$/.test(name)) {
      hash.update(name).update(await fs.readFile(path.join(sources, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function buildArguments(output: string): string[] {
  const [major, minor] = kubernetesVersion.slice(1).split('.');
  const values = {
    gitVersion: kubernetesVersion,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'clean',
  };
  // Without its version the server calls itself v0.0.0 and switches features off.
  const flags = Object.entries(values).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  const ldflags = ['-s', '-w', ...flags].join(' ');
  return ['build', '-trimpath', '-ldflags', ldflags, '-o', output, '.'];
}

function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = () => child.kill();
    process.once('exit', kill);
    const remember = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', remember);
    child.stderr.on('data', remember);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('exit', kill);
      const end = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
      if (code === 0) {
        resolve();
      } else {
        reject(
          new UserError(
            `${end}\n\nThe control plane could not be built (${
              signal ?? `exit code ${code}`
            } of '${command} build').`,
          ),
        );
      }
    });
  });
}

async function moveTo(aside: string, target: string): Promise<void> {
  try {
    await fs.rename(aside, target);
  } catch (error) {
    // Somebody else built the same in the meantime.
    if (!(await exists(path.join(target, BINARY)))) {
      throw error;
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
