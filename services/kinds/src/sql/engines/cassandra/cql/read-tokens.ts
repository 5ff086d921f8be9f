import { TextFault } from '../../../statement/text-fault.js';

/** Words are in lower case, as CQL reads unquoted names; texts are without their quotes. */
export interface Token {
  readonly kind: 'word' | 'value' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
  /** Counted in UTF-16 units. */
  readonly start: number;
}

const MOST_BYTES = 32 * 1024;
const MOST_TOKENS = 2_000;
const MOST_NAME = 48;

const SKIPPED = /(?:\s|--[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['word', /[A-Za-z][A-Za-z0-9_]*/y],
  ['value', /:[A-Za-z][A-Za-z0-9_]*/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['text', /'(?:[^']|'')*'/y],
  ['sign', /<=|>=|[(),;=<>*.]/y],
];

/** Syntax of other dialects, and why it is rejected. */
const REJECTED: Readonly<Record<string, string>> = {
  '"': 'names are written without quotes',
  '?': 'values have names here, such as :meter_id',
  $: 'texts are written in single quotes',
  "'": 'a text that has no end',
  '/': 'a remark that has no end',
  '{': 'collections are not offered',
  '[': 'collections are not offered',
  '+': 'values are not computed here',
};

/** The tokens of a text, then an end token. Throws `TextFault`. Non-ASCII letters may only be in texts and comments. */
export function readTokens(text: string): Token[] {
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new TextFault(`the file is longer than ${MOST_BYTES} bytes`, 0);
  const tokens: Token[] = [];
  for (let at = skipped(text, 0); at < text.length;) {
    if (tokens.length >= MOST_TOKENS)
      throw new TextFault(`the file has more than ${MOST_TOKENS} words and signs`, at);
    const token = tokenAt(text, at);
    tokens.push(token.token);
    at = skipped(text, token.end);
  }
  return [...tokens, { kind: 'end', text: '', start: text.length }];
}

function skipped(text: string, at: number): number {
  SKIPPED.lastIndex = at;
  return SKIPPED.test(text) ? SKIPPED.lastIndex : at;
}

function tokenAt(text: string, start: number): { readonly token: Token; readonly end: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    if (found.length > MOST_NAME && (kind === 'word' || kind === 'value'))
      throw new TextFault(`a name is longer than ${MOST_NAME} characters`, start);
    return { token: { kind, text: meaning(kind, found), start }, end: pattern.lastIndex };
  }
  throw new TextFault(unreadable(text, start), start);
}

function meaning(kind: Token['kind'], found: string): string {
  if (kind === 'word') return found.toLowerCase();
  if (kind === 'value') return found.slice(1).toLowerCase();
  return kind === 'text' ? found.slice(1, -1).replaceAll("''", "'") : found;
}

function unreadable(text: string, start: number): string {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const known = REJECTED[character];
  if (known !== undefined) return known;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[!-~]/.test(character) ? `"${character}" is not known here` : `U+${code} stands outside a text`;
}
