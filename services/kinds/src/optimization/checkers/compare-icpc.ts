import { quote, type Comparison } from './comparison.js';
import type { IcpcFlags } from './icpc-flags.js';

// Every byte becomes one character and none is lost: the default validator compares bytes.
const bytesDecoder = new TextDecoder('windows-1252');
const SPLIT = /([ \t\n\v\f\r]+)/;
const FLOAT = /^[+-]?(?:\d*\.\d+|\d+\.?)(?:e[+-]?\d+)?$/i;

interface Token {
  readonly text: string;
  /** Blanks before it. */
  readonly space: string;
}

/** The last token of every answer is empty and has the blanks at the end. */
const END: Token = { text: '', space: '' };

/**
 * Compares answers as the default output validator of the Kattis problem package format does ("Default output
 * validator specification", versions legacy and 2025-09): token by token and byte by byte, ASCII letters without
 * their case unless `caseSensitive`, and with a tolerance every number of the answer file within it, integers too.
 */
export function compareIcpc(flags: IcpcFlags, expected: Uint8Array, actual: Uint8Array): Comparison {
  const [wanted, given] = [tokensOf(expected), tokensOf(actual)];
  let line = 1;
  for (let at = 0; ; at += 1) {
    const [want, have] = [wanted[at] ?? END, given[at] ?? END];
    line += want.space.split('\n').length - 1;
    if (flags.spaceChangeSensitive && want.space !== have.space)
      return differs(line, 'The blanks differ from the expected ones.');
    if (want.text === '' && have.text === '') return { same: true };
    if (want.text === '' || have.text === '' || !sameToken(flags, want.text, have.text))
      return differs(line, describe(want.text, have.text));
  }
}

function tokensOf(bytes: Uint8Array): Token[] {
  const parts = bytesDecoder.decode(bytes).split(SPLIT);
  const tokens: Token[] = [];
  let space = '';
  parts.forEach((part, index) => {
    if (index % 2 === 1) space += part;
    else if (part !== '') {
      tokens.push({ text: part, space });
      space = '';
    }
  });
  return [...tokens, { text: '', space }];
}

function sameToken(flags: IcpcFlags, expected: string, actual: string): boolean {
  const { absolute, relative } = flags;
  if ((absolute !== undefined || relative !== undefined) && FLOAT.test(expected)) {
    const [want, have] = [Number(expected), Number(actual)];
    if (Number.isFinite(want)) {
      if (!FLOAT.test(actual) || !Number.isFinite(have)) return false;
      const error = Math.abs(have - want);
      return error <= (absolute ?? -1) || error <= (relative ?? -1) * Math.abs(want);
    }
  }
  if (expected === actual) return true;
  return !flags.caseSensitive && lowerAscii(expected) === lowerAscii(actual);
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const differs = (line: number, text: string): Comparison => ({
  same: false,
  presentation: false,
  line,
  text,
});

function describe(want: string, have: string): string {
  if (have === '') return `The output ends where ${quote(readable(want))} was expected.`;
  if (want === '') return `The output goes on with ${quote(readable(have))} where nothing more was expected.`;
  return `Expected ${quote(readable(want))}, found ${quote(readable(have))}.`;
}

/** ASCII as it is; other bytes are not worth guessing an encoding for. */
function readable(token: string): string {
  return token.slice(0, 100).replace(/[^\x20-\x7e]/g, '\uFFFD');
}
