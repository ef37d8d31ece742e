/** A point in time that knows whether anybody looked at it. @internal */
export class ObservedDate extends Date {
  #observed = false;

  get observed(): boolean {
    return this.#observed;
  }

  override getTime(): number {
    this.#observed = true;
    return super.getTime();
  }

  override valueOf(): number {
    this.#observed = true;
    return super.valueOf();
  }

  override toISOString(): string {
    this.#observed = true;
    return super.toISOString();
  }
}
