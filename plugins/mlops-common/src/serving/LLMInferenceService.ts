import { type Condition, readConditions } from '../kubernetes/conditions';
import { ObjectReader } from '../kubernetes/ObjectReader';
import { httpUrl } from './httpUrl';
import { withoutCredentials } from './storageUri';

/**
 * What a KServe LLMInferenceService says about itself, of v1alpha1 and
 * v1alpha2.
 *
 * @public
 */
export interface LLMInferenceService {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly model: {
    /** By which clients ask for it; its own name where none is written. */
    readonly name: string;
    /** Without credentials and signed parameters. */
    readonly uri?: string;
    /** Names of adapters that are served beside it. */
    readonly adapters: readonly string[];
  };
  readonly replicas: {
    readonly desired?: number;
    readonly min?: number;
    readonly max?: number;
    /** Of the main workload; older versions do not say. */
    readonly ready?: number;
  };
  /** Whether prompts are taken in by Pods of their own. */
  readonly prefill: boolean;
  /** Absolute http(s) URL. */
  readonly url?: string;
  /** All it answers at; the first one may be for requests that name the model in a header. */
  readonly addresses: readonly {
    readonly name?: string;
    readonly url: string;
  }[];
  readonly createdAt?: string;
  readonly deletedAt?: string;
  readonly stopRequested: boolean;
  readonly conditions: readonly Condition[];
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/**
 * Reads any object as an LLMInferenceService. Never throws: what cannot be
 * read is absent and named in `problems`.
 *
 * @public
 */
export function parseLLMInferenceService(object: unknown): LLMInferenceService {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const annotations = metadata.at('annotations').stringMap();
  const name = metadata.at('name').text() ?? '';
  const spec = reader.at('spec');
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name,
    uid: metadata.at('uid').text(),
    labels: metadata.at('labels').stringMap(),
    annotations,
    model: readModel(spec.at('model'), name),
    replicas: {
      desired: spec.at('replicas').integer(),
      min: spec.at('scaling', 'minReplicas').integer(),
      max: spec.at('scaling', 'maxReplicas').integer(),
      ready: status.at('workloads', 'primary', 'readyReplicas').integer(),
    },
    prefill: spec.at('prefill').exists,
    url: httpUrl(status.at('url').text()),
    addresses: status.at('addresses').list().flatMap(readAddress),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    stopRequested: annotations['serving.kserve.io/stop'] === 'true',
    conditions: readConditions(status.at('conditions')),
    problems,
  };
}

function readModel(
  model: ObjectReader,
  name: string,
): LLMInferenceService['model'] {
  const uri = model.at('uri').text();
  return {
    name: model.at('name').text() ?? name,
    uri: uri && withoutCredentials(uri),
    adapters: model
      .at('lora', 'adapters')
      .list()
      .flatMap(adapter => adapter.at('name').text() ?? []),
  };
}

function readAddress(address: ObjectReader): LLMInferenceService['addresses'] {
  const url = httpUrl(address.at('url').text());
  return url === undefined ? [] : [{ name: address.at('name').text(), url }];
}
