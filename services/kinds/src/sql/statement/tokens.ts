/** The server's kinds of tokens. */
type TokenKind = 'word' | 'quoted-name' | 'number' | 'text' | 'comment' | 'sign';

export interface Token {
  readonly kind: TokenKind;
  /** As it was written. */
  readonly text: string;
  /** Index of its first UTF-16 unit in the whole. */
  readonly at: number;
}

/** The tokens of a text, or the start of an unterminated token. */
export type Lexed =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly message: string; readonly at: number };

// As sql/sql_lex.cc of MariaDB's sources tokenizes a text in SQL modes without ANSI_QUOTES and NO_BACKSLASH_ESCAPES. Two
// hyphens begin a comment only before whitespace, a control character or the end; only a line feed ends such a comment;
// whitespace is that of ASCII; a name may contain digits, underscores, dollar signs and every character beyond ASCII. A
// number with a decimal point or an exponent ends where its digits do, and a keyword may follow without whitespace.
const TOKENS =
  /(?<comment>#[^\n]*|--(?=[\0-\x20\x7f]|$)[^\n]*|\/\*[\s\S]*?\*\/)|(?<quoted>`(?:[^`]|``)*`)|(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")|(?<number>\d+(?:\.\d*(?:[eE][+-]?\d+)?|[eE][+-]?\d+)|\.\d+(?:[eE][+-]?\d+)?)|(?<word>[0-9A-Za-z_$\u0080-\uffff]+)|(?<sign>[^\t-\r ])/y;
// The token right after a dot that follows a name is a name, even if it looks like a number or a keyword.
const NAME_BEHIND_POINT = /(?<sign>\.)(?=[0-9A-Za-z_$\u0080-\uffff])/y;
const NAME = /(?<word>[0-9A-Za-z_$\u0080-\uffff]+)/y;
const BLANKS = /[\t-\r ]*/y;

const UNENDED: Readonly<Record<string, string>> = {
  "'": 'a text that begins here has no end',
  '"': 'a text that begins here has no end',
  '`': 'a quoted name that begins here has no end',
};

/** Tokenizes a text as MariaDB does, which is close enough for plain statements elsewhere. Keeps comments: MariaDB executes some. */
export function readTokens(text: string): Lexed {
  const tokens: Token[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const token = tokenAt(text, at, tokens.at(-1));
    const message = token.kind === 'sign' ? unended(text, token) : undefined;
    if (message !== undefined) return { ok: false, message, at };
    tokens.push(token);
    at += token.text.length;
  }
  return { ok: true, tokens };
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  for (const pattern of patternsBehind(before, at)) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return tokenOf(groups, at);
  }
  throw new Error('every character is a token or a blank');
}

function patternsBehind(before: Token | undefined, at: number): readonly RegExp[] {
  if (before === undefined || before.at + before.text.length !== at) return [TOKENS];
  if (isName(before)) return [NAME_BEHIND_POINT, TOKENS];
  return before.text === '.' ? [NAME, TOKENS] : [TOKENS];
}

function skipBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.exec(text);
  return BLANKS.lastIndex;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, at: number): Token {
  const { comment, quoted, text, number, word, sign = '' } = groups;
  if (comment !== undefined) return { kind: 'comment', text: comment, at };
  if (quoted !== undefined) return { kind: 'quoted-name', text: quoted, at };
  if (text !== undefined) return { kind: 'text', text, at };
  if (number !== undefined) return { kind: 'number', text: number, at };
  if (word !== undefined) return { kind: 'word', text: word, at };
  return { kind: 'sign', text: sign, at };
}

function unended(text: string, { text: sign, at }: Token): string | undefined {
  if (sign === '/' && text.startsWith('/*', at)) return 'a comment that begins here has no end';
  return UNENDED[sign];
}

export const isName = ({ kind }: Token): boolean => kind === 'word' || kind === 'quoted-name';

/** The name that a word or a quoted name denotes. */
export function nameOf({ kind, text }: Token): string {
  return kind === 'quoted-name' ? text.slice(1, -1).replaceAll('``', '`') : text;
}

/** The first statement of a text: up to its semicolon, and its tokens without comments. */
export function firstStatement(text: string, all: readonly Token[]) {
  const code = all.filter(({ kind }) => kind !== 'comment');
  const end = code.findIndex((token) => isSign(token, ';'));
  const [tokens, rest] = end === -1 ? [code, []] : [code.slice(0, end), code.slice(end + 1)];
  return { text: text.slice(0, code[end]?.at), tokens, rest };
}

export const isSign = (token: Token | undefined, sign: string): boolean =>
  token?.kind === 'sign' && token.text === sign;
