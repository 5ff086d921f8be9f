const KEY_LINE = /^( *)(?:- +)*(?:(["']?)([^"':#]{1,200})\2\s*:)?/;
/** Lines that are read of a document. */
export const MOST_LINES = 20_000;

/** A line of a YAML document that is neither empty nor a comment. */
export interface DocumentLine {
  readonly indent: number;
  readonly key: string | undefined;
}

/** Indentation of a line's first key, behind the dashes of a list, and the key. */
export function readLine(text: string): DocumentLine | undefined {
  if (/^\s*(?:#.*)?$/.test(text)) return undefined;
  const [, blanks = '', , key] = KEY_LINE.exec(text) ?? [];
  const dashes = /^ *((?:- +)*)/.exec(text)?.[1] ?? '';
  return { indent: blanks.length + dashes.length, key: key?.trim() };
}
