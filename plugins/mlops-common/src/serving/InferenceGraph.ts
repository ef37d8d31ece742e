import { type Condition, readConditions } from '../kubernetes/conditions';
import { ObjectReader } from '../kubernetes/ObjectReader';
import { httpUrl } from './httpUrl';

/**
 * Requests that go through several endpoints.
 *
 * @public
 */
export interface InferenceGraph {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Requests come in at the one that is called "root". */
  readonly nodes: readonly GraphNode[];
  /** Absolute http(s) URL. */
  readonly url?: string;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  readonly stopRequested: boolean;
  readonly conditions: readonly Condition[];
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/** @public */
export interface GraphNode {
  readonly name: string;
  /** Sequence, Splitter, Ensemble, Switch. */
  readonly router?: string;
  readonly steps: readonly GraphStep[];
}

/** One of service, node and url says where it goes. @public */
export interface GraphStep {
  readonly name?: string;
  /** An InferenceService of the same namespace. */
  readonly service?: string;
  /** Another node of the graph. */
  readonly node?: string;
  /** Absolute http(s) URL. */
  readonly url?: string;
  /** Share of the requests of a splitter, in percent. */
  readonly weight?: number;
  readonly condition?: string;
}

/**
 * Reads any object as an InferenceGraph. Never throws: what cannot be read is
 * absent and named in `problems`.
 *
 * @public
 */
export function parseInferenceGraph(object: unknown): InferenceGraph {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const annotations = metadata.at('annotations').stringMap();
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    uid: metadata.at('uid').text(),
    labels: metadata.at('labels').stringMap(),
    annotations,
    nodes: reader
      .at('spec', 'nodes')
      .entries()
      .map(([name, node]) => ({
        name,
        router: node.at('routerType').text(),
        steps: node.at('steps').list().map(readStep),
      })),
    url: httpUrl(status.at('url').text()),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    stopRequested: annotations['serving.kserve.io/stop'] === 'true',
    conditions: readConditions(status.at('conditions')),
    problems,
  };
}

function readStep(step: ObjectReader): GraphStep {
  return {
    name: step.at('name').text(),
    service: step.at('serviceName').text(),
    node: step.at('nodeName').text(),
    url: httpUrl(step.at('serviceUrl').text()),
    weight: step.at('weight').integer(),
    condition: step.at('condition').text(),
  };
}
