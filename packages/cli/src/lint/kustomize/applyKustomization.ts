import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { applyPatch as applyJsonPatch } from 'fast-json-patch';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../manifests/Manifest';
import type { Kustomization, PatchEntry, PatchTarget } from './Kustomization';

type Fields = Record<string, unknown>;

/** Kinds without a namespace, as far as they are in such repositories. */
const CLUSTER_WIDE =
  /^(Namespace|Profile|Cluster\w+|CustomResourceDefinition|PersistentVolume|StorageClass|PriorityClass|RuntimeClass|WorkspaceKind|\w+WebhookConfiguration|ValidatingAdmissionPolicy\w*)$/;

/** What is built of manifests, in the order of Kustomize; the manifests stay as they are. */
export function applyKustomization(
  kustomization: Kustomization,
  manifests: readonly Manifest[],
  patchTexts: ReadonlyMap<PatchEntry, string>,
  folder: string,
): {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const built = manifests.map(manifest => {
    let object = structuredClone(manifest.object) as Fields;
    for (const patch of kustomization.patches) {
      const text = patchTexts.get(patch);
      if (text !== undefined && !patch.target?.selects) {
        object = patched(object, text, patch.target, problems);
      }
    }
    rename(object, kustomization);
    mark(object, kustomization);
    changeImages(object, kustomization);
    return { ...manifest, object: object as KubernetesObject, builtBy: folder };
  });
  return { manifests: built, problems };
}

function patched(
  object: Fields,
  text: string,
  target: PatchTarget | undefined,
  problems: string[],
): Fields {
  try {
    let result = object;
    for (const document of parseAllDocuments(text, { version: '1.1' })) {
      const patch: unknown = document.toJS();
      if (Array.isArray(patch)) {
        if (target && meets(object, target)) {
          const copy = structuredClone(patch);
          result = applyJsonPatch(result, copy).newDocument;
        }
      } else if (isFields(patch) && concerns(patch, result, target)) {
        result = merged(result, patch);
      }
    }
    return result;
  } catch (error) {
    problems.push((error as Error).message.split('\n')[0]);
    return object;
  }
}

/** A patch without a target names what it is for itself. */
function concerns(
  patch: Fields,
  object: Fields,
  target: PatchTarget | undefined,
): boolean {
  if (target) {
    return meets(object, target);
  }
  const wanted = patch.metadata as Fields | undefined;
  const own = object.metadata as Fields | undefined;
  return (
    patch.kind === object.kind &&
    wanted?.name === own?.name &&
    (wanted?.namespace === undefined || wanted.namespace === own?.namespace)
  );
}

function meets(object: Fields, target: PatchTarget): boolean {
  const metadata = (object.metadata ?? {}) as Fields;
  const [group, version] = `${object.apiVersion ?? ''}`.includes('/')
    ? `${object.apiVersion}`.split('/')
    : ['', `${object.apiVersion ?? ''}`];
  const is = (wanted: string | undefined, value: unknown) =>
    wanted === undefined ||
    new RegExp(`^(?:${wanted})$`).test(`${value ?? ''}`);
  return (
    is(target.kind, object.kind) &&
    is(target.name, metadata.name) &&
    is(target.namespace, metadata.namespace) &&
    is(target.group, group) &&
    is(target.version, version)
  );
}

/** As Kustomize merges custom resources: lists are replaced as a whole. */
function merged(object: Fields, patch: Fields): Fields {
  const result: Fields = { ...object };
  for (const [key, value] of Object.entries(patch)) {
    const own = result[key];
    if (value === null) {
      delete result[key];
    } else if (key === '__proto__') {
      // A key that would change all objects is none of a manifest.
    } else if (isFields(value) && value.$patch === 'delete') {
      delete result[key];
    } else if (isFields(value) && isFields(own)) {
      result[key] = merged(own, value);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function rename(object: Fields, kustomization: Kustomization): void {
  const { namespace, namePrefix, nameSuffix } = kustomization;
  const metadata = metadataOf(object);
  const kind = `${object.kind}`;
  if (namespace && !CLUSTER_WIDE.test(kind)) {
    metadata.namespace = namespace;
  }
  if (kind !== 'Namespace' && kind !== 'CustomResourceDefinition') {
    metadata.name = `${namePrefix}${metadata.name ?? ''}${nameSuffix}`;
  }
}

function mark(object: Fields, { labels, annotations }: Kustomization): void {
  const metadata = metadataOf(object);
  for (const [field, added] of Object.entries({ labels, annotations })) {
    if (Object.keys(added).length > 0) {
      const own = metadata[field];
      metadata[field] = { ...(isFields(own) ? own : {}), ...added };
    }
  }
}

function metadataOf(object: Fields): Fields {
  if (!isFields(object.metadata)) {
    object.metadata = {};
  }
  return object.metadata as Fields;
}

function changeImages(value: unknown, kustomization: Kustomization): void {
  if (kustomization.images.length === 0 || typeof value !== 'object') {
    return;
  }
  for (const [key, child] of Object.entries(value ?? {})) {
    if (key === 'containers' || key === 'initContainers') {
      for (const container of Array.isArray(child)
        ? child.filter(isFields)
        : []) {
        container.image = changed(container.image, kustomization);
      }
    }
    changeImages(child, kustomization);
  }
}

function changed(image: unknown, { images }: Kustomization): unknown {
  const [, name, tag = ''] =
    /^(.+?)((?::[^:/@]+)?(?:@.+)?)$/.exec(`${image ?? ''}`) ?? [];
  const change = images.find(one => one.name === name);
  if (!change) {
    return image;
  }
  const { newName = name, newTag, digest } = change;
  if (digest) {
    return `${newName}@${digest}`;
  }
  return newTag ? `${newName}:${newTag}` : `${newName}${tag}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
