import { TYPES } from '../compare/cell-class.js';
import type { Cell, ResultColumn, ResultSet } from '../compare/result-set.js';
import type { ResultCaps } from '../server/rows-server.js';

/** A row as bytes: the server's text output of each cell. */
export type Row = readonly (Buffer | null)[];

/**
 * Collects what a text of statements brings. A statement may bring no result with columns, or, where it calls a
 * procedure, several: the last one counts. Types of columns are not told, as nothing compares them.
 */
export class ResultReader {
  readonly #caps: ResultCaps;
  #begun = 0;
  #columns: ResultColumn[] = [];
  #rows: Cell[][] = [];
  #bytes = 0;
  #count = 0;

  constructor(caps: ResultCaps) {
    this.#caps = caps;
  }

  /** A result begins; without columns it is the mere news that a statement is done. */
  begin(columns: readonly { readonly name: string }[] | undefined): void {
    this.#begun += 1;
    if (columns === undefined) return;
    this.#columns = columns.map(({ name }) => ({ name, type: TYPES.unknown }));
    this.#rows = [];
  }

  /** Takes a row, or tells what is too large; all results of the text share the bounds. */
  take(row: Row): keyof ResultCaps | undefined {
    const size = row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
    this.#bytes += size;
    this.#count += 1;
    if (size > this.#caps.rowBytes) return 'rowBytes';
    if (this.#bytes > this.#caps.bytes) return 'bytes';
    if (this.#count > this.#caps.rows) return 'rows';
    this.#rows.push(row.map((cell) => cell?.toString('utf8') ?? null));
    return undefined;
  }

  /** How many results began: where a statement fails, those of the ones before it. */
  complete(): number {
    return this.#begun;
  }

  result(): ResultSet {
    return { columns: this.#columns, rows: this.#rows };
  }
}
