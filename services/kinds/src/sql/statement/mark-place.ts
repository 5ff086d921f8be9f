import type { TextPosition } from './text-position.js';

/** A longer line would wrap, and its caret would be misplaced. */
const LINE_CHARACTERS = 160;

/** The line of a text with a caret under the position; empty if the line is too long to show. */
export function markPlace(text: string, { line, column }: TextPosition): string {
  const source = text.split('\n')[line - 1]?.replaceAll('\t', ' ').trimEnd();
  if (source === undefined || source.length > LINE_CHARACTERS) return '';
  const label = `${line} | `;
  return `${label}${source}\n${' '.repeat(label.length + column - 1)}^`;
}
