import { quote, type Comparison } from './comparison.js';
import { looseForm } from './loose-form.js';

const END_BLANKS = ' \t\v\f\r';

/** Compares answers line by line. Blanks at line ends and empty lines at the end of the output do not count. */
export function compareLines(expected: string, actual: string): Comparison {
  if (expected === actual) return { same: true };
  const [wanted, given] = [contentLines(expected), contentLines(actual)];
  const length = Math.max(wanted.length, given.length);
  for (let index = 0; index < length; index += 1) {
    const [want, have] = [wanted[index], given[index]];
    if (want === have) continue;
    return {
      same: false,
      presentation: looseForm(expected) === looseForm(actual),
      line: index + 1,
      text: describe(want, have),
    };
  }
  return { same: true };
}

function contentLines(text: string): string[] {
  const lines = text.split('\n').map(withoutEndBlanks);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

// A loop and not a pattern: patterns anchored at the end are quadratic in runs of blanks.
function withoutEndBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && END_BLANKS.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

function describe(want: string | undefined, have: string | undefined): string {
  if (have === undefined) return `The output ends where the line ${quote(want ?? '')} was expected.`;
  if (want === undefined) return `The output goes on with ${quote(have)} where nothing more was expected.`;
  return `Expected the line ${quote(want)}, found ${quote(have)}.`;
}
