import { createLineCounter, type Token } from './token.js';

const PIECE =
  /(?<comment>#[^\n]*)|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<number>\d[\w.]*)|(?<word>[\p{L}_@$][\p{L}\p{N}_]*[?!]?)|(?<sign>[^\s\p{L}\p{N}])/gu;

const RUBY_WORDS = new Set(
  (
    'alias and begin break case class def defined? do else elsif end ensure false for if in module next nil not or ' +
    'redo rescue retry return self super then true undef unless until when while yield'
  ).split(' '),
);

/**
 * The words and signs of a text. Ruby's own words are kept and all others are names; in texts of other kinds,
 * such as documents, every word counts.
 */
export function wordTokens(extension: string, text: string): Token[] {
  const lineOf = createLineCounter(text);
  const tokens: Token[] = [];
  for (const { groups = {}, index } of text.matchAll(PIECE)) {
    const kind = kindOf(groups, extension === 'rb');
    if (kind !== undefined) tokens.push({ kind, line: lineOf(index) });
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>, isRuby: boolean): string | undefined {
  const { comment, text, number, word, sign } = groups;
  if (comment !== undefined) return undefined;
  if (number !== undefined) return isRuby ? 'number' : number;
  if (text !== undefined) return isRuby ? 'text' : text;
  if (word !== undefined) return isRuby && !RUBY_WORDS.has(word) ? 'name' : word.toLowerCase();
  return sign;
}
