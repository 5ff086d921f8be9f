import type { Cell } from '../../compare/result-set.js';

/** A row of the tables as a program sees it. */
export interface KeptRow {
  readonly key: string;
  readonly value: Cell;
}

/** A row whose write was acknowledged to a program. */
export interface StoredRow {
  readonly key: string;
  readonly value: string;
}

/**
 * Acknowledged writes of programs. Every value is written once, so that each row identifies its last write; each key is
 * written by one program at a time.
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

  /** A new value, unique among all writes. */
  newValue(): string {
    this.#written += 1;
    return this.#template.replaceAll('{n}', String(this.#written));
  }

  /** The key of a row to add. */
  newKey(): string {
    this.#nextKey += 1;
    return String(this.#nextKey);
  }

  /** Records an acknowledged write. */
  acknowledge(key: string, value: string): void {
    this.#acknowledged.set(key, value);
  }

  /** Returns the writes since the last call, each once. */
  take(): StoredRow[] {
    const rows = [...this.#acknowledged].map(([key, value]) => ({ key, value }));
    this.#acknowledged = new Map();
    return rows;
  }
}
