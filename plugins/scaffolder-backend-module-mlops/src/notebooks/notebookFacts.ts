import type { NotebookChoices } from '@mlops-portal/backstage-plugin-mlops-common';

const TYPES: Readonly<Record<NotebookChoices['type'], string>> = {
  jupyter: 'Jupyter',
  vscode: 'VS Code',
  rstudio: 'RStudio',
};

/** What a reviewer wants to see at a glance. */
export function notebookFacts(
  choices: NotebookChoices,
  cluster: string | undefined,
): readonly (readonly [string, string])[] {
  const { cpu, cpuLimit, memory, memoryLimit, gpu } = choices;
  const facts: [string, string | undefined][] = [
    ['Cluster', cluster],
    ['Type', TYPES[choices.type]],
    ['Image', choices.image],
    ['CPU', withLimit(cpu, cpuLimit)],
    ['Memory', withLimit(memory, memoryLimit)],
    ['GPU', gpu && `${gpu.count} × ${gpu.resource}`],
    ['Home volume', homeVolume(choices)],
    ['Service account', choices.serviceAccount ?? 'default-editor'],
    ['Image pull secret', choices.imagePullSecret],
    ['Runs as user', choices.runAsUser?.toString()],
  ];
  return facts.flatMap(([title, value]) =>
    value === undefined ? [] : [[title, value] as const],
  );
}

function withLimit(request: string, limit: string | undefined): string {
  return limit ? `${request}, at most ${limit}` : request;
}

function homeVolume({ homeVolume: volume }: NotebookChoices): string {
  if (!volume) {
    return 'none: what is not in Git is lost on a stop';
  }
  if ('existingClaim' in volume) {
    return `existing claim ${volume.existingClaim}`;
  }
  const { size, storageClass } = volume;
  return `new, ${size}${storageClass ? ` of class ${storageClass}` : ''}`;
}
