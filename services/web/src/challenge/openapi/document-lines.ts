const KEY_LINE = /^( *)(?:- +)*(?:(["']?)([^"':#]{1,200})\2\s*:)?/;
/** Maximum number of lines read from a document. */
export const MOST_LINES = 20_000;

/** A line of a YAML document that is neither empty nor a comment. */
interface DocumentLine {
  readonly indent: number;
  readonly key: string | undefined;
}

/** Indentation of a line's first key, after the dashes of a list, and the key. */
export function readLine(text: string): DocumentLine | undefined {
  if (/^\s*(?:#.*)?$/.test(text)) return undefined;
  const [, blanks = '', , key] = KEY_LINE.exec(text) ?? [];
  const dashes = /^ *((?:- +)*)/.exec(text)?.[1] ?? '';
  return { indent: blanks.length + dashes.length, key: key?.trim() };
}

/** Every key of a document with the keys above it, from the top; `line` counts from 1. */
export function* keyPaths(lines: readonly string[]): Generator<{ path: string[]; line: number }> {
  let above: { indent: number; key: string }[] = [];
  for (const [index, text] of lines.slice(0, MOST_LINES).entries()) {
    const { indent = 0, key } = readLine(text) ?? {};
    if (key === undefined) continue;
    above = [...above.filter((one) => one.indent < indent), { indent, key }];
    yield { path: above.map((one) => one.key), line: index + 1 };
  }
}
