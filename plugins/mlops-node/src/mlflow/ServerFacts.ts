import {
  featuresOfVersion,
  type MlflowFeatures,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { isMlflowError } from './MlflowError';

/** What a server says about itself. @public */
export interface MlflowServerInfo {
  /** As in "3.11.1"; some do not tell. */
  readonly version?: string;
  readonly workspaces: boolean;
}

/** What a server can do, as far as it is known. @public */
export type MlflowCapabilities = Partial<MlflowFeatures> & {
  readonly workspaces?: boolean;
};

type Feature = keyof MlflowFeatures;

/** Then it is tried again: servers are upgraded. */
const BELIEVED_MS = 10 * 60_000;

/**
 * What has been seen of a server. Its version is not believed against what it
 * did: managed servers leave parts out.
 *
 * @internal
 */
export class ServerFacts {
  readonly #now: () => number;
  readonly #seen = new Map<Feature, { has: boolean; until: number }>();

  private constructor(now: () => number) {
    this.#now = now;
  }

  /** `now` in milliseconds, never going back. */
  static create(now: () => number = () => performance.now()): ServerFacts {
    return new ServerFacts(now);
  }

  /** `undefined` where it has not been seen lately. */
  has(feature: Feature): boolean | undefined {
    const seen = this.#seen.get(feature);
    return seen && seen.until > this.#now() ? seen.has : undefined;
  }

  saw(feature: Feature, has: boolean): void {
    this.#seen.set(feature, { has, until: this.#now() + BELIEVED_MS });
  }

  capabilities({ version, workspaces }: MlflowServerInfo): MlflowCapabilities {
    const expected = featuresOfVersion(version);
    const of = (feature: Feature) => this.has(feature) ?? expected?.[feature];
    return {
      loggedModels: of('loggedModels'),
      datasets: of('datasets'),
      bulkIntervalHistory: of('bulkIntervalHistory'),
      parentIsNull: of('parentIsNull'),
      workspaces,
    };
  }

  /** Does not try again for a while what the server does not have; then `undefined`. */
  async whereSupported<T>(
    feature: Feature,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    if (this.has(feature) === false) {
      return undefined;
    }
    try {
      const result = await work();
      this.saw(feature, true);
      return result;
    } catch (error) {
      if (isMlflowError(error) && error.failure === 'unsupported') {
        this.saw(feature, false);
        return undefined;
      }
      throw error;
    }
  }
}
