import type { Cell, ResultSet } from '../../compare/result-set.js';
import type { ResultCaps } from '../../server/rows-server.js';
import { readCell, typeOfField, type FieldInfo } from './column-types.js';

/** A row as bytes: the server's text output of each cell. */
export type Row = readonly (Buffer | null)[];

/**
 * Collects the results of a text of statements. A statement may return no result with columns or, if it calls a
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

  /** A result begins; without columns it only means that a statement is done. */
  begin(fields: readonly FieldInfo[] | undefined): void {
    this.#begun += 1;
    if (fields === undefined) return;
    this.#fields = fields;
    this.#rows = [];
  }

  /** Adds a row, or returns the cap that it exceeds; all results of the text share the caps. */
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

  /** How many results began: if a statement fails, those of the statements before it. */
  complete(): number {
    return this.#begun;
  }

  result(): ResultSet {
    const columns = this.#fields.map((field) => ({ name: field.name, type: typeOfField(field) }));
    return { columns, rows: this.#rows };
  }
}
