import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What a notebook asks of the node that runs it.
 *
 * @public
 */
export interface NotebookScheduling {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** Whether it has rules beyond the node selector. */
  readonly affinity: boolean;
  readonly priorityClass?: string;
  readonly runtimeClass?: string;
}

/** @public */
export interface Toleration {
  /** Absent: any key. */
  readonly key?: string;
  readonly operator: string;
  readonly value?: string;
  /** Absent: any effect. */
  readonly effect?: string;
}

/** @internal */
export function readScheduling(podSpec: ObjectReader): NotebookScheduling {
  return {
    nodeSelector: podSpec.at('nodeSelector').stringMap(),
    tolerations: podSpec
      .at('tolerations')
      .list()
      .map(toleration => ({
        key: toleration.at('key').text(),
        operator: toleration.at('operator').text() ?? 'Equal',
        value: toleration.at('value').text(),
        effect: toleration.at('effect').text(),
      })),
    affinity: podSpec.at('affinity').exists,
    priorityClass: podSpec.at('priorityClassName').text(),
    runtimeClass: podSpec.at('runtimeClassName').text(),
  };
}
