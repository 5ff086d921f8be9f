import { canonicalDecimal } from './decimal.js';

// Deeper documents are compared as text: no learner's cell may exhaust our stack.
const MAX_DEPTH = 200;
const TOKEN = /\s*(?:("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([[\]{},:]))/y;

/**
 * One spelling for each JSON document: keys sorted (the last of a repeated key counts, as in `jsonb`), no whitespace,
 * numbers as exact decimals, strings escaped in one way. Text that is not JSON is returned unchanged.
 */
export function canonicalJson(text: string): string {
  try {
    const reader = new TokenReader(text);
    const value = readValue(reader, reader.next(), 0);
    return reader.atEnd() ? value : text;
  } catch (error) {
    if (error instanceof NotJson) return text;
    throw error;
  }
}

class NotJson extends Error {}

class TokenReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): string {
    TOKEN.lastIndex = this.#position;
    const match = TOKEN.exec(this.#text);
    if (match === null) throw new NotJson();
    this.#position = TOKEN.lastIndex;
    return match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
  }

  atEnd(): boolean {
    return this.#text.slice(this.#position).trim() === '';
  }
}

function readValue(reader: TokenReader, token: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new NotJson();
  if (token === '[') return readArray(reader, depth);
  if (token === '{') return readObject(reader, depth);
  if (token.startsWith('"')) return canonicalString(token);
  if (/^[-\d]/.test(token)) return canonicalDecimal(token);
  if (/^[tfn]/.test(token)) return token;
  throw new NotJson();
}

function readArray(reader: TokenReader, depth: number): string {
  const items: string[] = [];
  let token = reader.next();
  if (token === ']') return '[]';
  for (;;) {
    items.push(readValue(reader, token, depth + 1));
    const separator = reader.next();
    if (separator === ']') return `[${items.join(',')}]`;
    if (separator !== ',') throw new NotJson();
    token = reader.next();
  }
}

function readObject(reader: TokenReader, depth: number): string {
  const members = new Map<string, string>();
  let token = reader.next();
  if (token === '}') return '{}';
  for (;;) {
    if (!token.startsWith('"') || reader.next() !== ':') throw new NotJson();
    members.set(canonicalString(token), readValue(reader, reader.next(), depth + 1));
    const separator = reader.next();
    if (separator === '}') break;
    if (separator !== ',') throw new NotJson();
    token = reader.next();
  }
  const sorted = [...members].sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${key}:${value}`).join(',')}}`;
}

function canonicalString(token: string): string {
  try {
    return JSON.stringify(JSON.parse(token));
  } catch {
    throw new NotJson();
  }
}
