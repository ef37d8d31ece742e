/** What binds a workload to a component of the catalog, as the templates write it. */
export function bindingOf(component: string): {
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  return {
    labels: {
      'backstage.io/kubernetes-id': component,
      'mlops/entity': `component.default.${component}`,
    },
    annotations: { 'mlops/entity-ref': `component:default/${component}` },
  };
}
