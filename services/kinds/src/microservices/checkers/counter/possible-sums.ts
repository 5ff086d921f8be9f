/** Beyond this number of values only the bounds are kept. */
const MOST_VALUES = 20_000;

/** The sums that a counter may show: some numbers are included for certain, others may be. */
export class PossibleSums {
  #lowest: number;
  #highest: number;
  /** Absent once there are too many. */
  #values: Set<number> | undefined;

  constructor(certain: number) {
    this.#lowest = certain;
    this.#highest = certain;
    this.#values = new Set([certain]);
  }

  /** Adds a number that may be in the sum or not. */
  perhaps(delta: number): void {
    this.#lowest += Math.min(0, delta);
    this.#highest += Math.max(0, delta);
    if (this.#values === undefined) return;
    for (const value of [...this.#values]) this.#values.add(value + delta);
    if (this.#values.size > MOST_VALUES) this.#values = undefined;
  }

  has(value: number): boolean {
    return this.#values?.has(value) ?? (value >= this.#lowest && value <= this.#highest);
  }

  /** For a sentence. */
  toString(): string {
    const few = [...(this.#values ?? [])].sort((a, b) => a - b);
    if (few.length > 0 && few.length <= 4) return few.join(' or ');
    return `between ${this.#lowest} and ${this.#highest}`;
  }
}
