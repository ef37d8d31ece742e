import type { Remedy } from '../../diagnosis';
import type { Notebook } from '../Notebook';

type Named = Pick<Notebook, 'namespace' | 'name'>;

/** What only people can do. @internal */
export function advice(text: string): Remedy {
  return { kind: 'advice', text };
}

/**
 * Changes the notebook by pull request, with what its form already knows, and
 * the same as lines of the manifest where they are known.
 *
 * @internal
 */
export function change(
  { namespace, name }: Named,
  text: string,
  values: Readonly<Record<string, unknown>> = {},
  lines?: readonly string[],
): Remedy {
  return {
    kind: 'template',
    text,
    template: 'update-workspace',
    values: { namespace, name, ...values },
    ...(lines && { yaml: lines.join('\n') }),
  };
}

/** Fields of the Pod, as lines of the manifest. @internal */
export function podLines(lines: readonly string[]): readonly string[] {
  return [
    'spec:',
    '  template:',
    '    spec:',
    ...lines.map(line => `      ${line}`),
  ];
}

/** Fields of a container, as lines of the manifest. @internal */
export function containerLines(
  container: string,
  lines: readonly string[],
): readonly string[] {
  return podLines([
    'containers:',
    `  - name: ${yamlText(container)}`,
    ...lines.map(line => `    ${line}`),
  ]);
}

/** The amount of a resource that a container may use, as lines of the manifest. @internal */
export function limitLines(
  container: string,
  resource: string,
  amount: string,
  alsoRequested = false,
): readonly string[] {
  const entry = `    ${resource}: ${yamlText(amount)}`;
  return containerLines(container, [
    'resources:',
    ...(alsoRequested ? ['  requests:', entry] : []),
    '  limits:',
    entry,
  ]);
}

/**
 * A `kubectl` command in the namespace of the notebook. Words are quoted where
 * a shell would read more into them, since anybody may have written them.
 *
 * @internal
 */
export function kubectl(
  { namespace }: Pick<Named, 'namespace'>,
  text: string,
  words: readonly string[],
): Remedy {
  const all = ['kubectl', '-n', namespace || 'default', ...words];
  return { kind: 'command', text, command: all.map(shellWord).join(' ') };
}

/** A `kubectl` command for what is in no namespace. @internal */
export function clusterKubectl(text: string, words: readonly string[]): Remedy {
  const command = ['kubectl', ...words].map(shellWord).join(' ');
  return { kind: 'command', text, command };
}

/** @internal */
export function yaml(text: string, lines: readonly string[]): Remedy {
  return { kind: 'yaml', text, yaml: lines.join('\n') };
}

/** Lines of the manifest that have to go. @internal */
export function removal(text: string, lines: readonly string[]): Remedy {
  return yaml(`${text} Remove these lines:`, lines);
}

/** @internal */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** A text as a value of YAML. @internal */
export function yamlText(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
