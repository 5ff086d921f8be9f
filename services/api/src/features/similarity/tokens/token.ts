/** A piece of an answer without its names: what it is, and the line it begins on, from 0. */
export interface Token {
  readonly kind: string;
  readonly line: number;
}

/** The line of each offset of a text, asked in rising order. */
export function createLineCounter(text: string): (offset: number) => number {
  let [line, next] = [0, text.indexOf('\n')];
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
