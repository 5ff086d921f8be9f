/** A position in a text; line and column count from 1, columns in characters. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Position of the character with the given index (from 0, in code points). */
export function positionOf(text: string, index: number): TextPosition {
  const before = [...text].slice(0, index).join('').split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** Position of the given byte of the text's UTF-8 form, which is what parse trees count in. */
export function positionOfByte(text: string, byte: number): TextPosition {
  const before = Buffer.from(text).subarray(0, byte).toString();
  return positionOf(text, [...before].length);
}

/** Position of the character at an offset in UTF-16 units. */
export function positionAt(text: string, offset: number): TextPosition {
  return positionOf(text, [...text.slice(0, offset)].length);
}
