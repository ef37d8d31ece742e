import type { Config } from '@backstage/config';
import type { CullingSettings } from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';
import {
  type ConfigProblem,
  type ConfigSection,
  readSection,
} from '../config/readSection';

/** @public */
export interface NotebooksConfig {
  /** Whether people may start, stop and recreate notebooks here. */
  readonly operate: boolean;
  /** How a cluster stops notebooks that nobody uses: null when it does not, undefined when nobody said. */
  cullingIn(cluster: string): CullingSettings | null | undefined;
  readonly problems: readonly ConfigProblem[];
}

const KEY = 'mlops.notebooks';
/** What the culler of Kubeflow waits unless it is told otherwise. */
const IDLE_MINUTES = 1440;

const cullingSchema = z.strictObject({
  enabled: z.boolean(),
  idleMinutes: z.number().int().positive().default(IDLE_MINUTES),
});

const allCullingSchema = cullingSchema.partial({ enabled: true }).extend({
  clusters: z.record(z.string(), cullingSchema).optional(),
});

/**
 * Reads `mlops.notebooks`. Never throws; what is wrong is left out, which
 * switches nothing on, and named in `problems`.
 *
 * @public
 */
export function readNotebooksConfig(config: Config): NotebooksConfig {
  const problems: ConfigProblem[] = [];
  const section = readSection(config, KEY, problems);
  const culling = section.value('culling');
  const settings =
    culling === undefined
      ? undefined
      : section.parse(allCullingSchema, culling, 'culling');
  return {
    operate: readOperate(section),
    cullingIn(cluster) {
      const clusters = settings?.clusters ?? {};
      const own = Object.hasOwn(clusters, cluster)
        ? clusters[cluster]
        : settings;
      if (own?.enabled === undefined) {
        return undefined;
      }
      return own.enabled ? { idleMinutes: own.idleMinutes } : null;
    },
    problems,
  };
}

function readOperate(section: ConfigSection): boolean {
  const operate = section.value('operate') ?? false;
  return section.parse(z.boolean(), operate, 'operate') ?? false;
}
