import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KubernetesObject } from '../../kubernetes';
import { Condition, Deployment, Pod } from '../objects';
import { SeenEvent } from './TestCluster';

const folder = path.resolve(
  __dirname,
  '../../../../../../shared/fixtures/live',
);

interface RecordedEvent extends SeenEvent {
  readonly involvedObject: { readonly kind: string };
}

/** A situation as real controllers left it. */
export interface LiveRecord {
  readonly objects: {
    readonly notebook: KubernetesObject & { status?: object };
    readonly inferenceService: KubernetesObject & {
      status: { conditions: Condition[]; [field: string]: unknown };
    };
    readonly pods: readonly Pod[];
    readonly deployments: readonly Deployment[];
    readonly events: readonly RecordedEvent[];
  };
}

/** Suites over the records are skipped without them. */
export const hasLiveRecords = existsSync(folder);

export function liveRecord<T = LiveRecord>(file: string): T {
  return JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8'));
}

/** What a condition says, without when. */
export function withoutTimes(conditions: readonly Condition[] = []) {
  return conditions.map(({ type, status, reason, message, severity }) => ({
    type,
    status,
    reason,
    message,
    severity,
  }));
}
