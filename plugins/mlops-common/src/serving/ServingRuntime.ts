import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What can serve models: a ServingRuntime of a namespace, or a
 * ClusterServingRuntime.
 *
 * @public
 */
export interface ServingRuntime {
  /** Empty when it is for the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly disabled: boolean;
  /** For ModelMesh; KServe itself does not choose it. */
  readonly multiModel: boolean;
  /** For models that take several machines. */
  readonly multiNode: boolean;
  /** Empty: any. */
  readonly protocols: readonly string[];
  readonly formats: readonly RuntimeFormat[];
  readonly containers: readonly {
    readonly name: string;
    readonly image?: string;
  }[];
}

/** @public */
export interface RuntimeFormat {
  readonly name: string;
  /** Compared as text, and only where an endpoint names one. */
  readonly version?: string;
  /** Whether it is chosen without being named. */
  readonly autoSelect: boolean;
  readonly priority?: number;
}

/**
 * Reads any object as a runtime; what cannot be read is absent.
 *
 * @public
 */
export function parseServingRuntime(object: unknown): ServingRuntime {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    disabled: spec.at('disabled').boolean() ?? false,
    multiModel: spec.at('multiModel').boolean() ?? false,
    multiNode: spec.at('workerSpec').exists,
    protocols: spec
      .at('protocolVersions')
      .list()
      .flatMap(protocol => protocol.text() ?? []),
    formats: spec
      .at('supportedModelFormats')
      .list()
      .flatMap(format => readFormat(format) ?? []),
    containers: spec
      .at('containers')
      .list()
      .map(container => ({
        name: container.at('name').text() ?? '',
        image: container.at('image').text(),
      })),
  };
}

function readFormat(format: ObjectReader): RuntimeFormat | undefined {
  const name = format.at('name').text();
  return name === undefined
    ? undefined
    : {
        name,
        version: format.at('version').quantityText(),
        autoSelect: format.at('autoSelect').boolean() ?? false,
        priority: format.at('priority').integer(),
      };
}
