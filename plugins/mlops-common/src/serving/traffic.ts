import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * Where a share of the requests goes.
 *
 * @public
 */
export interface Traffic {
  readonly revision?: string;
  readonly tag?: string;
  readonly percent: number;
  readonly latest?: boolean;
}

/**
 * @internal
 */
export function readTraffic(traffic: ObjectReader): readonly Traffic[] {
  return traffic.list().map(target => ({
    revision: target.at('revisionName').text(),
    tag: target.at('tag').text(),
    // Knative leaves the percentage out of a target that only has a tag.
    percent: target.at('percent').integer() ?? 0,
    latest: target.at('latestRevision').boolean(),
  }));
}
