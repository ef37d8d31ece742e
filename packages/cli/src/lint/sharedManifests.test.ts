import fs from 'node:fs';
import path from 'node:path';
import { runIn } from '../__fixtures__/runLint';
import type { LintFinding } from './LintResult';

const shared = path.resolve(__dirname, '../../../../../shared');
const describeShared = fs.existsSync(shared) ? describe : describe.skip;

async function findingsOf(
  folder: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { stdout } = await runIn(path.join(shared, folder), [
    'lint',
    '.',
    '--format',
    'json',
  ]);
  const { findings } = JSON.parse(stdout) as {
    findings: readonly LintFinding[];
  };
  const files: Record<string, string[]> = {};
  for (const { file, line, severity, ruleId } of findings) {
    files[file] = [...(files[file] ?? []), `${line} ${severity} ${ruleId}`];
  }
  return files;
}

describeShared('manifests of the requirements (needs ../shared)', () => {
  it('get what their README says, no more and no less', async () => {
    await expect(findingsOf('requirements')).resolves.toEqual({
      '000-notebook-mlflow.yaml': [
        '16 info notebook-image-tag',
        '18 error notebook-args-without-command',
        '19 warning notebook-open-origin',
        '20 warning notebook-xsrf-off',
        '25 warning notebook-clear-text-secret',
      ],
      '003-mesh.yaml': [
        '18 warning authorization-policy-allow-all',
        '26 warning network-policy-allow-all',
      ],
      '003-serving.yaml': ['11 error plain-secret'],
      '004-notebook-base.yaml': [
        '16 warning notebook-insecure-registry',
        '16 info notebook-image-tag',
        '21 warning notebook-volume-permission',
      ],
    });
  });
});

describeShared('public manifests (needs ../shared)', () => {
  it('get what a platform engineer would say', async () => {
    await expect(findingsOf('fixtures/notebooks')).resolves.toEqual({
      '04-notebook-sample-v1beta1.yaml': [
        '12 warning notebook-container-name',
        '12 warning notebook-home-volume',
        '13 info notebook-image-tag',
      ],
      '06-loadtest-jupyter.yaml': [
        '19 error notebook-image-gone',
        '20 warning notebook-container-name',
      ],
      '08-nginx-test-notebook-with-pvc.yaml': [
        '14 error notebook-port',
        '14 info notebook-image-tag',
      ],
      '10-odh-notebook-sample.yaml': [
        '12 warning notebook-home-volume',
        '20 error notebook-base-url',
      ],
      '12-odh-notebook-rbac.yaml': ['14 warning notebook-home-volume'],
      // A copy of an object of a cluster.
      '20-gpu-clone-sidecar.yaml': ['8 warning notebook-server-field'],
      '22-kfctl-jupyter.yaml': [
        '11 error notebook-image-gone',
        '11 warning notebook-home-volume',
        '12 warning notebook-container-name',
      ],
      '24-codeserver-gpu-ssh.yaml': [
        '10 error notebook-type-annotations',
        '17 warning notebook-container-name',
        '18 info notebook-image-tag',
        '30 error notebook-port',
      ],
      '30-poddefault-prod-env.yaml': [
        '14 warning poddefault-clear-text-secret',
      ],
      '34-codeserver-group-one-affinity.yaml': [
        '36 warning notebook-home-volume',
      ],
      '36-gpu-request-without-limit.yaml': [
        '5 error notebook-type-annotations',
        '12 warning notebook-container-name',
        '12 warning notebook-home-volume',
        '13 info notebook-image-tag',
        '18 error notebook-gpu-limit',
      ],
      '38-notebook-with-sized-emptydir-home.yaml': [
        '32 warning notebook-home-volume',
      ],
      '39-handbook-base-template.yaml': [
        '16 warning notebook-insecure-registry',
        '16 info notebook-image-tag',
        '32 warning notebook-volume-permission',
      ],
    });
  });
});
