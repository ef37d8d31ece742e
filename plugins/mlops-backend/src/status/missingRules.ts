/**
 * The rules of a ClusterRole that let the portal read kinds, as YAML to copy.
 * Kinds are named as in `notebooks.kubeflow.org`, or `pods` of the core group.
 *
 * @internal
 */
export function missingRules(resources: readonly string[]): string {
  const byGroup = new Map<string, string[]>();
  for (const resource of resources) {
    const [plural, ...rest] = resource.split('.');
    const group = rest.join('.');
    byGroup.set(group, [...(byGroup.get(group) ?? []), plural]);
  }
  return [...byGroup]
    .map(([group, plurals]) => rule(group, plurals))
    .join('\n');
}

function rule(group: string, plurals: readonly string[]): string {
  const names = [...new Set(plurals)].map(name => JSON.stringify(name));
  return [
    `- apiGroups: [${JSON.stringify(group)}]`,
    `  resources: [${names.join(', ')}]`,
    `  verbs: ["get", "list", "watch"]`,
  ].join('\n');
}
