import fs from 'node:fs';
import os from 'node:os';
import { kubernetesVersion } from '@mlops-portal/conformance';

const PACKAGES = [
  '@backstage/backend-defaults',
  '@backstage/plugin-kubernetes-backend',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-permission-backend',
];

/** What the figures depend on beside the code. */
export function describeMachine() {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model ?? os.arch(),
    cores: cpus.length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.release()}`,
    loadAverage: Math.round(os.loadavg()[0] * 10) / 10,
  };
}

/** The versions of what is measured. */
export function describeVersions(real: boolean): Record<string, string> {
  const versions: Record<string, string> = { node: process.version };
  for (const name of PACKAGES) {
    const file = require.resolve(`${name}/package.json`);
    versions[name] = JSON.parse(fs.readFileSync(file, 'utf8')).version;
  }
  if (real) {
    versions.kubernetes = kubernetesVersion;
  }
  return versions;
}
