import { manifestText } from './manifestText';

/**
 * A Kubernetes object that is to be written to a file.
 *
 * @public
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: ManifestMetadata;
  readonly [field: string]: unknown;
}

/** @public */
export interface ManifestMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * A file of a GitOps repository.
 *
 * @public
 */
export interface ManifestFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly manifest: Manifest;
  /** The manifest as YAML. */
  readonly text: string;
}

/**
 * @internal
 */
export function manifestFile(path: string, manifest: Manifest): ManifestFile {
  return { path, manifest, text: manifestText(manifest) };
}
