import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LintFinding } from '../lint/LintResult';
import { run } from '../run';

/** What a command line printed. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder. */
export async function runIn(
  cwd: string,
  args: readonly string[],
  stdin = '',
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    cwd,
    stdout: text => {
      stdout += text;
    },
    stderr: text => {
      stderr += text;
    },
    colour: false,
    readStdin: () => stdin,
  });
  return { code, stdout, stderr };
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder with these files, which is gone after the test file. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mlops-lint-'));
  fs.mkdirSync(path.join(folder, '.git'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  folders.push(folder);
  return folder;
}

/** The findings of a folder with these files, as JSON has them. */
export async function lintFiles(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{
  readonly code: number;
  readonly findings: readonly LintFinding[];
  readonly summary: Readonly<Record<string, unknown>>;
}> {
  const { code, stdout } = await runIn(folderWith(files), [
    'lint',
    '.',
    '--format',
    'json',
    ...args,
  ]);
  return { code, ...JSON.parse(stdout) };
}

/** `file:line rule`, the way tests look at findings. */
export function places(findings: readonly LintFinding[]): readonly string[] {
  return findings.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`);
}

/** A notebook with which nothing is wrong. */
export function notebook(
  options: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: string;
    readonly image?: string;
  } = {},
): string {
  const { name = 'study', namespace, labels, image } = options;
  return `apiVersion: kubeflow.org/v1
kind: Notebook
metadata:
  name: ${name}
${namespace ? `  namespace: ${namespace}\n` : ''}${
    labels ? `  labels: ${labels}\n` : ''
  }spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: ${
            image ??
            'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0'
          }
          volumeMounts: [{ name: home, mountPath: /home/jovyan }]
      volumes:
        - name: home
          persistentVolumeClaim: { claimName: ${name}-workspace }
`;
}
