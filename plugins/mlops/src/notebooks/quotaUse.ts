import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Quota } from '../api';

/** One resource of a quota, for people. */
export interface QuotaUse {
  readonly quota: Quota;
  readonly used: string;
  readonly hard: string;
  /** Between 0 and 1, or beyond where the quota was lowered. */
  readonly share: number;
}

/** The fullest first. What is no quantity, or a limit of zero that nothing uses, is left out. */
export function quotaUse(quotas: readonly Quota[]): readonly QuotaUse[] {
  return quotas
    .flatMap(quota => {
      const used = Quantity.parse(quota.used);
      const hard = Quantity.parse(quota.hard);
      if (!used || !hard || (!used.isPositive && !hard.isPositive)) {
        return [];
      }
      const kind = /memory|storage/.test(quota.resource) ? 'bytes' : 'number';
      return [
        {
          quota,
          used: used.toDisplay(kind),
          hard: hard.toDisplay(kind),
          share: hard.isPositive ? used.toNumber() / hard.toNumber() : 1,
        },
      ];
    })
    .sort((a, b) => b.share - a.share);
}
