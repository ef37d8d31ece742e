import { sameValue } from './sameValue';
import { shortHash } from './hash';

/**
 * Remembers what the API server made of a wanted spec. It fills in defaults and drops what it does not know,
 * and to take that for a change would mean to update for ever.
 */
export class AppliedSpecs {
  readonly #applied = new Map<string, string>();

  static create() {
    return new AppliedSpecs();
  }

  isApplied(uid: string | undefined, wanted: unknown, stored: unknown) {
    return (
      sameValue(wanted, stored) ||
      this.#applied.get(uid ?? '') === shortHash([wanted, stored])
    );
  }

  remember(uid: string | undefined, wanted: unknown, stored: unknown) {
    this.#applied.set(uid ?? '', shortHash([wanted, stored]));
  }
}
