/**
 * A point in time that notes how long what it was asked will hold, so that
 * whatever was concluded need not be concluded again before.
 *
 * @public
 */
export class ObservedDate extends Date {
  #until = Infinity;

  /** In milliseconds since 1970: itself when somebody read it, Infinity when it did not matter. */
  get until(): number {
    return this.#until;
  }

  /** Whether it is then or later. */
  isPast(end: number): boolean {
    const past = super.getTime() >= end;
    if (!past) {
      this.#until = Math.min(this.#until, end);
    }
    return past;
  }

  override getTime(): number {
    this.#until = super.getTime();
    return this.#until;
  }

  override valueOf(): number {
    return this.getTime();
  }

  override toISOString(): string {
    this.getTime();
    return super.toISOString();
  }
}

/**
 * Whether something was so many milliseconds ago or more; what has no date is
 * new.
 *
 * @public
 */
export function hasPassed(
  milliseconds: number,
  since: string | undefined,
  now: Date,
): boolean {
  if (since === undefined) {
    return milliseconds <= 0;
  }
  const end = Date.parse(since) + milliseconds;
  return now instanceof ObservedDate ? now.isPast(end) : now.getTime() >= end;
}
