/**
 * The rule of a ClusterRole that lets the portal watch a kind, as YAML to copy.
 * The kind is named as in `notebooks.kubeflow.org`, or `pods` of the core group.
 *
 * @internal
 */
export function missingRule(resource: string): string {
  const [plural, ...group] = resource.split('.');
  return [
    `- apiGroups: [${JSON.stringify(group.join('.'))}]`,
    `  resources: [${JSON.stringify(plural)}]`,
    `  verbs: ["get", "list", "watch"]`,
  ].join('\n');
}
