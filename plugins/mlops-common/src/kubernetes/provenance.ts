/**
 * The tool that keeps an object as Git has it, from the marks it leaves.
 *
 * @public
 */
export interface Provenance {
  readonly tool: 'argo-cd' | 'flux' | 'helm';
  /** Of the Argo CD application, the Kustomization or the release. */
  readonly name: string;
  readonly namespace?: string;
}

type Marks = Readonly<Record<string, string>>;

/**
 * Argo CD and Flux before Helm: an application of either may install a chart.
 *
 * @public
 */
export function provenanceOf(
  labels: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>>,
): Provenance | undefined {
  return (
    fromArgoCd(labels, annotations) ??
    fromFlux(labels) ??
    fromHelm(labels, annotations)
  );
}

function fromArgoCd(labels: Marks, annotations: Marks) {
  // "app:group/Kind:namespace/name", the app perhaps as "namespace_app".
  const tracked = annotations['argocd.argoproj.io/tracking-id']?.split(':')[0];
  const app = tracked || labels['argocd.argoproj.io/instance'];
  if (!app) {
    return undefined;
  }
  const [name, namespace] = app.split('_').reverse();
  return { tool: 'argo-cd', name, namespace } as const;
}

function fromFlux(labels: Marks) {
  for (const kind of ['kustomize', 'helm']) {
    const name = labels[`${kind}.toolkit.fluxcd.io/name`];
    const namespace = labels[`${kind}.toolkit.fluxcd.io/namespace`];
    if (name) {
      return { tool: 'flux', name, namespace } as const;
    }
  }
  return undefined;
}

function fromHelm(labels: Marks, annotations: Marks) {
  const name = annotations['meta.helm.sh/release-name'];
  const namespace = annotations['meta.helm.sh/release-namespace'];
  const managed = labels['app.kubernetes.io/managed-by'] === 'Helm';
  if (name) {
    return { tool: 'helm', name, namespace } as const;
  }
  const instance = managed
    ? labels['app.kubernetes.io/instance'] ?? labels.release
    : undefined;
  return instance ? ({ tool: 'helm', name: instance } as const) : undefined;
}
