import { quote, type Comparison } from './comparison.js';
import { looseForm } from './loose-form.js';

const LONGEST_NUMBER = 100;
const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,4})?$/i;

interface Token {
  readonly text: string;
  readonly at: number;
}

/**
 * Compares answers word by word; blanks and line breaks only separate words. With a tolerance `t`, a word may differ
 * from an expected number `e` by `t · max(1, |e|)`; whole numbers are compared exactly all the same.
 */
export function compareTokens(expected: string, actual: string, floatTolerance?: number): Comparison {
  if (expected === actual) return { same: true };
  const [wanted, given] = [tokenReader(expected), tokenReader(actual)];
  for (;;) {
    const [want, have] = [wanted(), given()];
    if (want === undefined && have === undefined) return { same: true };
    if (want !== undefined && have !== undefined && sameToken(want.text, have.text, floatTolerance)) continue;
    const line = lineAt(want === undefined ? actual : expected, want?.at ?? have?.at ?? 0);
    return {
      same: false,
      presentation: looseForm(expected) === looseForm(actual),
      line,
      text: describe(want, have),
    };
  }
}

function tokenReader(text: string): () => Token | undefined {
  const word = /[^ \t\n\v\f\r]+/g;
  return () => {
    const match = word.exec(text);
    return match === null ? undefined : { text: match[0], at: match.index };
  };
}

function sameToken(expected: string, actual: string, tolerance: number | undefined): boolean {
  if (expected === actual) return true;
  if (tolerance === undefined) return false;
  if (expected.length > LONGEST_NUMBER || actual.length > LONGEST_NUMBER) return false;
  if (INTEGER.test(expected) && INTEGER.test(actual))
    return BigInt(unsigned(expected)) === BigInt(unsigned(actual));
  if (!DECIMAL.test(expected) || !DECIMAL.test(actual)) return false;
  const [want, have] = [Number(expected), Number(actual)];
  return Math.abs(want - have) <= tolerance * Math.max(1, Math.abs(want));
}

// BigInt takes a minus sign but no plus sign.
function unsigned(integer: string): string {
  return integer.startsWith('+') ? integer.slice(1) : integer;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function describe(want: Token | undefined, have: Token | undefined): string {
  if (have === undefined) return `The output ends where ${quote(want?.text ?? '')} was expected.`;
  if (want === undefined)
    return `The output goes on with ${quote(have.text)} where nothing more was expected.`;
  return `Expected ${quote(want.text)}, found ${quote(have.text)}.`;
}
