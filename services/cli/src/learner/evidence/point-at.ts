import type { SourceFile } from '@hone/contracts';
import { plain } from './text-block.js';

/** `line 3, column 14: …`, with or without a file before it; compilers write `main.py:3:14`. */
const WORDS = /(?:(?<file>[\w./-]+), )?line (?<line>\d+), column (?<column>\d+)/;
const NUMBERS = /(?<file>[\w./-]+):(?<line>\d+):(?<column>\d+)/;

/** The line of code that a message names, with a caret below its column; empty when it names none. */
export function pointAt(message: string, files: readonly SourceFile[]): string[] {
  const groups = (WORDS.exec(message) ?? NUMBERS.exec(message))?.groups;
  if (groups === undefined) return [];
  const [line, column] = [Number(groups['line']), Number(groups['column'])];
  const named = files.find(({ path }) => path === groups['file']);
  const source = named ?? (files.length === 1 ? files[0] : undefined);
  const text = source?.content.split('\n')[line - 1];
  if (source === undefined || text === undefined) return [];
  const number = `${line} | `;
  // Tabs stay tabs, so that the caret stands below its character.
  const blank = [...text].slice(0, column - 1).map((each) => (each === '\t' ? '\t' : ' '));
  return [
    `    ${source.path}`,
    `    ${number}${showTabs(text)}`,
    `    ${' '.repeat(number.length)}${blank.join('')}^`,
  ];
}

const showTabs = (line: string): string => line.split('\t').map(plain).join('\t');
