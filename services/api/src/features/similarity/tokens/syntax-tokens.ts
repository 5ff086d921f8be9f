import type { Parser } from '@lezer/common';
import { parser as cpp } from '@lezer/cpp';
import { parser as go } from '@lezer/go';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import { createLineCounter, type Token } from './token.js';

const typescript = javascript.configure({ dialect: 'ts' });

const PARSERS: ReadonlyMap<string, Parser> = new Map<string, Parser>([
  ['py', python],
  ['js', javascript],
  ['mjs', javascript],
  ['cjs', javascript],
  ['ts', typescript],
  ['java', java],
  ['go', go],
  ['c', cpp],
  ['h', cpp],
  ['cc', cpp],
  ['cpp', cpp],
  ['hpp', cpp],
]);

/** Comments, brackets and what could not be parsed say nothing about how a program works. */
const IS_SAID = /^(?!.*Comment)\w/;
/** Node types whose text matters: `+` and `<` have the same type. */
const IS_OPERATOR = /Op$/;

/**
 * The syntax tree of a program, node by node. Names and literals count only by their presence, so renaming
 * changes nothing. Undefined for languages without a parser.
 */
export function syntaxTokens(extension: string, text: string): Token[] | undefined {
  const parser = PARSERS.get(extension);
  if (parser === undefined) return undefined;
  const lineOf = createLineCounter(text);
  const tokens: Token[] = [];
  parser.parse(text).iterate({
    enter({ name, from, to }) {
      if (!IS_SAID.test(name)) return;
      tokens.push({ kind: IS_OPERATOR.test(name) ? text.slice(from, to) : name, line: lineOf(from) });
    },
  });
  return tokens;
}
