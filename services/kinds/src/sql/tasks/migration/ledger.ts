import type { Cell } from '../../compare/result-set.js';

/** A row of the tables as a program sees it. */
export interface KeptRow {
  readonly key: string;
  readonly value: Cell;
}

/** A row that a program was told to be stored. */
export interface StoredRow {
  readonly key: string;
  readonly value: string;
}

/**
 * What programs wrote and were told to be stored. Every value is written once, so that each row says who was the last;
 * each key is written by one program at a time.
 */
export class Ledger {
  readonly #template: string;
  #written = 0;
  #nextKey: number;
  #acknowledged = new Map<string, string>();

  constructor(template: string, firstKey: number) {
    this.#template = template;
    this.#nextKey = firstKey;
  }

  /** A value that nobody wrote before. */
  newValue(): string {
    this.#written += 1;
    return this.#template.replaceAll('{n}', String(this.#written));
  }

  /** The key of a row to add. */
  newKey(): string {
    this.#nextKey += 1;
    return String(this.#nextKey);
  }

  /** The program was told that the row is stored. */
  acknowledge(key: string, value: string): void {
    this.#acknowledged.set(key, value);
  }

  /** What was stored since the last time, once. */
  take(): StoredRow[] {
    const rows = [...this.#acknowledged].map(([key, value]) => ({ key, value }));
    this.#acknowledged = new Map();
    return rows;
  }
}
