import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { UserError } from './UserError.mjs';
import { say, step } from './report.mjs';
import { sharedCache } from './paths.mjs';

const nodeVersion = '24.21.0';
const supportedMajors = [22, 24];

/** The folder of a Node that has both its program and the headers that native modules are built against. */
function usableSystemNode() {
  const home = path.resolve(path.dirname(process.execPath), '..');
  const major = Number(process.versions.node.split('.')[0]);
  const headers = path.join(home, 'include', 'node', 'node_version.h');
  if (!supportedMajors.includes(major) || !fs.existsSync(headers)) {
    return undefined;
  }
  const text = fs.readFileSync(headers, 'utf8');
  return text.includes(`NODE_MAJOR_VERSION ${major}`) ? home : undefined;
}

/** Node from the npm registry, as real-world machines reach that when they reach nothing else. */
async function fetchedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(sharedCache, `node-${nodeVersion}`);
  const home = path.join(folder, 'node_modules', name);
  if (fs.existsSync(path.join(home, 'bin', 'node'))) {
    return home;
  }
  const reason = `the system has Node ${
    process.versions.node
  }, the portal needs Node ${supportedMajors.join(' or ')} with headers`;
  await step(`Fetching Node ${nodeVersion} from npm (${reason})`, async () => {
    fs.mkdirSync(sharedCache, { recursive: true });
    // Installed aside and renamed, so that an interrupted download is never taken for a Node.
    const aside = fs.mkdtempSync(path.join(sharedCache, 'node-'));
    fs.writeFileSync(path.join(aside, 'package.json'), '{"private":true}\n');
    const npm = spawnSync(
      'npm',
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${name}@${nodeVersion}`,
      ],
      { cwd: aside, encoding: 'utf8' },
    );
    if (npm.error || npm.status !== 0) {
      fs.rmSync(aside, { recursive: true, force: true });
      const cause = (npm.error?.message ?? npm.stderr)
        .trim()
        .split('\n')
        .at(-1);
      throw new UserError(
        `Node ${nodeVersion} could not be fetched from the npm registry (${cause}). Install Node 24 yourself, or check 'npm ping'.`,
      );
    }
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(aside, folder);
  });
  return home;
}

function requireTool(name, why) {
  const found = spawnSync(name, ['--version'], { stdio: 'ignore' });
  if (found.error) {
    throw new UserError(
      `'${name}' is missing: ${why}. Install it and run the same command again.`,
    );
  }
}

/** Environment in which every tool of the repository runs: the right Node first, its headers for native builds. */
export async function toolchain() {
  requireTool('git', 'the sandbox serves Git repositories with it');
  const home = usableSystemNode() ?? (await fetchedNode());
  const node = path.join(home, 'bin', 'node');
  try {
    execFileSync(node, ['--version']);
  } catch (error) {
    throw new UserError(
      `Node at ${node} does not run on this machine (${os.platform()} ${os.arch()}): ${
        error.message
      }. Install Node 24 yourself.`,
    );
  }
  if (home !== path.resolve(path.dirname(process.execPath), '..')) {
    say(`Using Node at ${node}`);
  }
  const env = {
    ...process.env,
    PATH: `${path.join(home, 'bin')}${path.delimiter}${process.env.PATH}`,
    npm_config_nodedir: home,
  };
  // npm sets these for its own Node; they would lead tools to the wrong one.
  delete env.npm_node_execpath;
  delete env.NODE;
  return { node, env };
}
