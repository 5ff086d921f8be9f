import type { Cell, ResultSet } from '../../compare/result-set.js';
import type { ResultCaps } from '../../server/rows-server.js';
import { readCell, typeOfField, type FieldInfo } from './column-types.js';

/** A row as bytes: the server's text output of each cell. */
export type Row = readonly (Buffer | null)[];

/**
 * Collects what a text of statements brings. A statement may bring no result with columns, or, where it calls a
 * procedure, several: the last one counts.
 */
export class ResultReader {
  readonly #caps: ResultCaps;
  #begun = 0;
  #fields: readonly FieldInfo[] = [];
  #rows: Cell[][] = [];
  #bytes = 0;
  #count = 0;

  constructor(caps: ResultCaps) {
    this.#caps = caps;
  }

  /** A result begins; without columns it is the mere news that a statement is done. */
  begin(fields: readonly FieldInfo[] | undefined): void {
    this.#begun += 1;
    if (fields === undefined) return;
    this.#fields = fields;
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
    this.#rows.push(this.#fields.map((field, place) => readCell(field, row[place] ?? null)));
    return undefined;
  }

  /** How many results began: where a statement fails, those of the ones before it. */
  complete(): number {
    return this.#begun;
  }

  result(): ResultSet {
    const columns = this.#fields.map((field) => ({ name: field.name, type: typeOfField(field) }));
    return { columns, rows: this.#rows };
  }
}
