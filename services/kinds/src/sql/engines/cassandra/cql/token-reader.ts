import { TextFault } from '../../../statement/text-fault.js';
import type { Name, Term } from './statements.js';
import type { Token } from './read-tokens.js';

/** First words of unsupported syntax, and why it is unsupported: somebody who uses it knows CQL and wants the reason. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  ttl: 'rows do not expire here',
  token: 'token() goes through all partitions',
  writetime: 'functions are not offered',
  contains: 'collections are not offered',
  per: 'PER PARTITION LIMIT is for statements that read several partitions',
  group: 'GROUP BY is not offered',
  distinct: 'DISTINCT goes through all partitions',
  json: 'JSON is not offered: name the columns',
};

/** Reads tokens one after the other. Throws `TextFault` at anything unexpected. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('there are no tokens');
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Consumes these words and symbols if all of them come next. */
  takes(...texts: readonly string[]): boolean {
    const stand = texts.every((text, ahead) => {
      const { kind, text: found } = this.peek(ahead);
      return (kind === 'word' || kind === 'sign') && found === text;
    });
    if (stand) this.#at += texts.length;
    return stand;
  }

  expect(...texts: readonly string[]): void {
    if (!this.takes(...texts)) throw this.unexpected(texts.join(' ').toUpperCase());
  }

  name(what: string): Name {
    const { kind, text, start } = this.peek();
    if (kind !== 'word') throw this.unexpected(what);
    this.next();
    if (this.peek().text === '.' && this.peek().kind === 'sign')
      throw new TextFault('tables have no keyspace before their name here', start, 'forbidden');
    if (this.peek().text === '(' && Object.hasOwn(FORBIDDEN, text)) throw notOffered(text, start);
    return { name: text, start };
  }

  /** One or more, separated by commas. */
  list<T>(one: () => T): T[] {
    const items = [one()];
    while (this.takes(',')) items.push(one());
    return items;
  }

  term(): Term {
    const { kind, text, start } = this.next();
    if (kind === 'value') return { kind, name: text, start };
    if (kind === 'text' || kind === 'number') return { kind, text, start };
    if (kind === 'word' && (text === 'true' || text === 'false')) return { kind: 'boolean', text, start };
    if (kind === 'word' && text === 'null') return { kind: 'null', start };
    this.#at -= 1;
    if (kind === 'word' && this.peek(1).text === '(')
      throw new TextFault(
        'functions are not offered: the event or question has all values',
        start,
        'forbidden',
      );
    throw this.unexpected('a value such as :meter_id');
  }

  unexpected(wanted: string): TextFault {
    const { kind, text, start } = this.peek();
    if (kind === 'word' && Object.hasOwn(FORBIDDEN, text)) return notOffered(text, start);
    const found = kind === 'end' ? 'the end' : kind === 'text' ? 'a text' : `"${text.slice(0, 40)}"`;
    return new TextFault(`expected ${wanted}, found ${found}`, start);
  }
}

const notOffered = (word: string, start: number): TextFault =>
  new TextFault(`${word.toUpperCase()} cannot be used: ${FORBIDDEN[word] ?? ''}`, start, 'forbidden');
