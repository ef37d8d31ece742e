import {
  type KubernetesObject,
  ObjectReader,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Manifest } from '../manifests/Manifest';

/** What a kustomization asks for, as far as it is evaluated. */
export interface Kustomization {
  readonly file: string;
  readonly manifest: Manifest;
  /** Files and folders, each with the field that names it. */
  readonly resources: readonly {
    readonly path: string;
    readonly field: string;
  }[];
  readonly namespace?: string;
  readonly namePrefix: string;
  readonly nameSuffix: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly patches: readonly PatchEntry[];
  readonly images: readonly ImageChange[];
  /** Fields that change what is built and are not evaluated. */
  readonly notEvaluated: readonly string[];
}

export interface PatchEntry {
  readonly field: string;
  /** A file beside the kustomization. */
  readonly path?: string;
  /** The patch itself, as YAML. */
  readonly text?: string;
  readonly target?: PatchTarget;
}

export interface PatchTarget {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly group?: string;
  readonly version?: string;
  /** Whether it selects by labels or annotations, which is not evaluated. */
  readonly selects: boolean;
}

export interface ImageChange {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

const IGNORED = [
  'components',
  'configurations',
  'crds',
  'generators',
  'helmCharts',
  'helmChartInflationGenerator',
  'openapi',
  'replacements',
  'replicas',
  'transformers',
  'validators',
  'vars',
];

/** Reads a kustomization; what it does not know it ignores. */
export function readKustomization(manifest: Manifest): Kustomization {
  const reader = ObjectReader.of(manifest.object);
  return {
    file: manifest.file,
    manifest,
    resources: ['resources', 'bases'].flatMap(list =>
      reader
        .at(list)
        .list()
        .flatMap(item => {
          const path = item.text();
          return path ? [{ path, field: item.path }] : [];
        }),
    ),
    namespace: reader.at('namespace').text(),
    namePrefix: reader.at('namePrefix').text() ?? '',
    nameSuffix: reader.at('nameSuffix').text() ?? '',
    labels: Object.assign(
      {},
      reader.at('commonLabels').stringMap(),
      ...reader
        .at('labels')
        .list()
        .map(entry => entry.at('pairs').stringMap()),
    ),
    annotations: reader.at('commonAnnotations').stringMap(),
    patches: readPatches(reader),
    images: reader
      .at('images')
      .list()
      .map(image => ({
        name: image.at('name').text() ?? '',
        newName: image.at('newName').text(),
        newTag: image.at('newTag').quantityText(),
        digest: image.at('digest').text(),
      })),
    notEvaluated: IGNORED.filter(field => reader.at(field).exists),
  };
}

function readPatches(reader: ObjectReader): readonly PatchEntry[] {
  const patches = reader
    .at('patches')
    .list()
    .map(entry => ({
      field: entry.path,
      path: entry.at('path').text(),
      text: entry.at('patch').text(),
      target: readTarget(entry.at('target')),
    }));
  const strategic = reader
    .at('patchesStrategicMerge')
    .list()
    .map(entry => {
      const text = entry.text() ?? '';
      return text.includes('\n')
        ? { field: entry.path, text }
        : { field: entry.path, path: text };
    });
  const json = reader
    .at('patchesJson6902')
    .list()
    .map(entry => ({
      field: entry.path,
      path: entry.at('path').text(),
      text: entry.at('patch').text(),
      target: readTarget(entry.at('target')),
    }));
  return [...patches, ...strategic, ...json];
}

function readTarget(reader: ObjectReader): PatchTarget | undefined {
  return reader.exists
    ? {
        kind: reader.at('kind').text(),
        name: reader.at('name').text(),
        namespace: reader.at('namespace').text(),
        group: reader.at('group').text(),
        version: reader.at('version').text(),
        selects:
          reader.at('labelSelector').exists ||
          reader.at('annotationSelector').exists,
      }
    : undefined;
}

/** Whether an object is a kustomization, whatever its file is called. */
export function isKustomizationObject({ apiVersion, kind }: KubernetesObject) {
  return (
    kind === 'Kustomization' &&
    (apiVersion === undefined ||
      apiVersion.startsWith('kustomize.config.k8s.io/'))
  );
}
