/**
 * The parts of the name of an image, as a container runtime reads it.
 *
 * @internal
 */
export interface ImageReference {
  /** "docker.io" where none is written. */
  readonly registry: string;
  /** With its folders: "jupyter/scipy-notebook". */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Enough for all that people use, and no room to fill memory. */
const KNOWN_LIMIT = 1000;
const known = new Map<string, ImageReference>();

/**
 * @internal
 */
export function parseImage(image: string): ImageReference {
  // Several rules ask about the same few images again and again.
  let reference = known.get(image);
  if (!reference) {
    if (known.size >= KNOWN_LIMIT) {
      known.clear();
    }
    reference = readImage(image);
    known.set(image, reference);
  }
  return reference;
}

function readImage(image: string): ImageReference {
  const [named, digest] = image.trim().split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  // Only what looks like a host is a registry: Docker's own rule.
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const rest = hasRegistry ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: tagged ? rest.slice(0, colon) : rest,
    tag: tagged ? rest.slice(colon + 1) : undefined,
    digest,
  };
}

/**
 * Images of the Jupyter project: unlike Kubeflow's own they do not read
 * `NB_PREFIX`, and `args` replace the command that starts the server.
 *
 * @internal
 */
export function isDockerStacksImage(image: string): boolean {
  const { registry, repository } = parseImage(image);
  return (
    /(^|\/)jupyter\/[a-z0-9-]+-notebook$/.test(repository) &&
    // Copies on another registry keep the name.
    registry !== 'ghcr.io'
  );
}

/**
 * Images of Kubeflow, on whichever registry.
 *
 * @internal
 */
export function isKubeflowImage(image: string): boolean {
  return /(^|\/)(kubeflownotebookswg|notebook-servers)\/[a-z0-9-]+$/.test(
    parseImage(image).repository,
  );
}

/**
 * Images of Open Data Hub and OpenShift AI: the web server inside them knows
 * the path of its notebook.
 *
 * @internal
 */
export function isOpenDataHubImage(image: string): boolean {
  const { registry, repository } = parseImage(image);
  return (
    /^(opendatahub|modh|rhoai|thoth-station)\//.test(repository) ||
    registry === 'registry.redhat.io' ||
    registry.startsWith('image-registry.openshift-image-registry')
  );
}
