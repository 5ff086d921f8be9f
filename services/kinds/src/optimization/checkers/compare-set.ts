import { BLANKS, quote, type Comparison } from './comparison.js';
import { looseForm } from './loose-form.js';

interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * Compares answers as bags of lines: any order, each line as often as expected. Inside a line blanks only separate
 * words; empty lines do not count.
 */
export function compareSet(expected: string, actual: string): Comparison {
  if (expected === actual) return { same: true };
  const [wanted, given] = [filledLines(expected), filledLines(actual)];
  const left = countLines(wanted);
  const extra: Line[] = [];
  for (const line of given) {
    const count = left.get(line.text) ?? 0;
    if (count === 0) extra.push(line);
    else left.set(line.text, count - 1);
  }
  const missing = wanted.filter((line) => takeOne(left, line.text));
  if (extra.length === 0 && missing.length === 0) return { same: true };
  return {
    same: false,
    presentation: looseBag(wanted) === looseBag(given),
    line: (extra[0] ?? missing[0])?.number ?? 1,
    text: describe(missing, extra),
  };
}

function filledLines(text: string): Line[] {
  const lines = text.split('\n').map((line, index) => ({
    text: line.split(BLANKS).filter(Boolean).join(' '),
    number: index + 1,
  }));
  return lines.filter((line) => line.text !== '');
}

function countLines(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}

function looseBag(lines: readonly Line[]): string {
  return lines
    .map((line) => looseForm(line.text))
    .filter((line) => line !== '')
    .sort()
    .join('\n');
}

function describe(missing: readonly Line[], extra: readonly Line[]): string {
  const parts: string[] = [];
  if (missing[0]) parts.push(`${missing.length} missing (first ${quote(missing[0].text)})`);
  if (extra[0]) parts.push(`${extra.length} not expected (first ${quote(extra[0].text)})`);
  return `Lines: ${parts.join(', ')}.`;
}
