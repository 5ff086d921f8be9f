import { toCell, MISSING } from './cells.mjs';

/** @typedef {{rows: number, bytes: number, rowBytes: number}} Caps */

/** Makes rows of documents: a column for each field that any of them has, in the order in which they come. */
export class ResultCollector {
  #caps;
  #columns = new Map();
  #rows = [];
  #bytes = 0;

  /** @param {Caps} caps */
  constructor(caps) {
    this.#caps = caps;
  }

  /** Answers which cap a document is too much for. @param {unknown} document @returns {keyof Caps | undefined} */
  add(document) {
    if (document === null || typeof document !== 'object' || Array.isArray(document))
      throw new TypeError('a stage made something that is no document');
    if (this.#rows.length >= this.#caps.rows) return 'rows';
    const row = [];
    let bytes = 0;
    for (const [name, value] of Object.entries(document)) {
      if (value === undefined) continue;
      const cell = toCell(value);
      bytes += name.length + (cell?.length ?? 1);
      row[this.#place(name)] = cell;
      if (bytes > this.#caps.rowBytes) return 'rowBytes';
    }
    this.#bytes += bytes;
    if (this.#bytes > this.#caps.bytes) return 'bytes';
    this.#rows.push(row);
    return undefined;
  }

  result() {
    const columns = [...this.#columns.keys()];
    return {
      columns,
      rows: this.#rows.map((row) =>
        columns.map((_, place) => (row[place] === undefined ? MISSING : row[place])),
      ),
    };
  }

  #place(/** @type {string} */ name) {
    const known = this.#columns.get(name) ?? this.#columns.size;
    this.#columns.set(name, known);
    return known;
  }
}
