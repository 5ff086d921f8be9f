import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines of UTF-8, and gives up on one that never ends. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #longest: number;
  #rest = '';

  /** `longest` in characters. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** Complete lines that are not blank; `tooLong` is the beginning of a line that is longer than allowed. */
  push(chunk: Uint8Array): { readonly lines: readonly string[]; readonly tooLong?: string } {
    const pieces = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = pieces.pop() ?? '';
    const tooLong = [...pieces, this.#rest].find((line) => line.length > this.#longest);
    const lines = pieces.filter((line) => line.trim() !== '' && line.length <= this.#longest);
    return tooLong === undefined ? { lines } : { lines, tooLong };
  }

  /** What was printed after the last line end. */
  get rest(): string {
    return this.#rest;
  }
}
