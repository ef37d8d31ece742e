import type { Diagnosed, Rule } from '../../../diagnosis';
import { HIDDEN } from '../../../kubernetes/environment';
import type { Notebook } from '../../Notebook';
import type { NotebookContainer } from '../../NotebookContainer';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { manifestField } from './manifestField';

/** Secrets that everybody can read who can read the manifest. */
export const secretRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-clear-text-secret',
    severity: 'warning',
    stage: 'advice',
    summary: 'A secret stands in clear text in the manifest',
    fromManifest: true,
    diagnose: ({ notebook }) => clearTextSecret(notebook),
  },
];

function clearTextSecret(notebook: Notebook): Diagnosed | undefined {
  const containers = [
    ...notebook.containers,
    ...notebook.initContainers,
  ].filter(hasHidden);
  if (containers.length === 0) {
    return undefined;
  }
  const variables = containers.flatMap(({ field, env }) =>
    env.flatMap(({ name, value }, index) =>
      value?.includes(HIDDEN) ? { name, field: `${field}.env[${index}]` } : [],
    ),
  );
  const words = containers.flatMap(({ field, command, args }) =>
    Object.entries({ command, args }).flatMap(([list, texts]) =>
      texts.flatMap((text, index) =>
        text.includes(HIDDEN)
          ? { name: '', field: `${field}.${list}[${index}]` }
          : [],
      ),
    ),
  );
  const found = [...variables, ...words];
  const names = [...new Set(variables.map(({ name }) => name))];
  return {
    title: 'A secret is in clear text in the manifest',
    cause:
      names.length > 0
        ? `Everybody who can read the manifest or its repository can read ${names.join(
            ', ',
          )}.`
        : 'Everybody who can read the manifest or its repository can read a password or token on the command line.',
    evidence: found.map(({ name, field }) =>
      manifestField(
        notebook,
        field,
        name ? `${name} has a literal value` : 'a literal password or token',
      ),
    ),
    remedies: [
      {
        kind: 'yaml',
        text: 'Keep the value in a Secret, refer to it, and change the secret: it is known.',
        yaml: secretReference(names[0] ?? 'TOKEN'),
      },
    ],
  };
}

function hasHidden({ env, command, args }: NotebookContainer): boolean {
  const isHidden = (text: string) => text.includes(HIDDEN);
  return (
    env.some(({ value = '' }) => isHidden(value)) ||
    command.some(isHidden) ||
    args.some(isHidden)
  );
}

function secretReference(name: string): string {
  return [
    'env:',
    `  - name: ${name}`,
    '    valueFrom:',
    '      secretKeyRef:',
    '        name: <secret>',
    `        key: ${name}`,
  ].join('\n');
}
