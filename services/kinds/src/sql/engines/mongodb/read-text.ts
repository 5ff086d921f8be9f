import { parseExpressionAt, tokenizer, tokTypes, type Expression, type Options, type Token } from 'acorn';
import { positionAt, type TextPosition } from '../../statement/text-position.js';
import { TextFault } from '../../statement/text-fault.js';
import type { TextNode } from './text-node.js';
import { typedCall, typedObject } from './typed-values.js';

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 60;

export type ReadText =
  | { readonly ok: true; readonly root: TextNode }
  | ({ readonly ok: false; readonly at?: TextPosition } & Pick<TextFault, 'message' | 'reason'>);

/**
 * Reads Extended JSON and text pasted from a shell: keys without quotes, single quotes, trailing commas, comments, dates
 * and regular expressions. A JavaScript parser, whose grammar contains all of these, parses the text. Nothing is
 * evaluated: only literals and a few type constructors are accepted from the tree.
 */
export function readText(text: string): ReadText {
  if (Buffer.byteLength(text) > MAX_BYTES)
    return { ok: false, reason: 'compile-error', message: `the file is longer than ${MAX_BYTES} bytes` };
  if (text.trim() === '') return { ok: false, reason: 'compile-error', message: 'there is nothing here yet' };
  try {
    const expression = parseExpressionAt(text, 0, optionsWith(tokenGuard()));
    checkEnd(text, expression.end);
    return { ok: true, root: nodeOf(expression) };
  } catch (error) {
    const { message, reason, offset } = faultOf(error);
    return { ok: false, reason, message, at: positionAt(text, offset) };
  }
}

const optionsWith = (onToken: (token: Token) => void): Options => ({ ecmaVersion: 2023, onToken });

const OPENING = new Set<unknown>([tokTypes.braceL, tokTypes.bracketL, tokTypes.parenL]);
const CLOSING = new Set<unknown>([tokTypes.braceR, tokTypes.bracketR, tokTypes.parenR]);
/** Tokens that may come once before a value. */
const BEFORE = new Set<unknown>([tokTypes.plusMin, tokTypes._new]);
const ALLOWED = new Set<unknown>([
  ...[...OPENING, ...CLOSING, ...BEFORE],
  ...[tokTypes.comma, tokTypes.colon, tokTypes.semi, tokTypes.eof],
  ...[tokTypes.string, tokTypes.num, tokTypes.regexp, tokTypes.name],
  ...[tokTypes._true, tokTypes._false, tokTypes._null],
]);

/**
 * The parser recurses, so a text that nests too deeply is stopped during parsing, long before the stack overflows. Only
 * the tokens of values are allowed: nothing else may nest.
 */
function tokenGuard(): (token: Token) => void {
  let depth = 0;
  let before = 0;
  return ({ type, start, end }) => {
    // A key of an object may be a JavaScript keyword.
    if (!ALLOWED.has(type) && type.keyword === undefined && end > start)
      throw new TextFault('only values may stand here: nothing is computed', start);
    before = BEFORE.has(type) || (type.keyword !== undefined && !ALLOWED.has(type)) ? before + 1 : 0;
    if (before > 1) throw new TextFault('only values may stand here: nothing is computed', start);
    if (OPENING.has(type)) depth += 1;
    if (CLOSING.has(type)) depth -= 1;
    if (depth > MAX_DEPTH) throw new TextFault(`values are nested more than ${MAX_DEPTH} deep`, start);
  };
}

/** Comments and one semicolon may follow the value. */
function checkEnd(text: string, end: number): void {
  for (const { type, start } of tokenizer(text.slice(end), { ecmaVersion: 2023 })) {
    if (type === tokTypes.semi) continue;
    throw new TextFault('something follows the value that the file holds', end + start);
  }
}

function nodeOf(node: Expression): TextNode {
  const { start } = node;
  switch (node.type) {
    case 'ObjectExpression':
      return objectOf(node);
    case 'ArrayExpression':
      return {
        kind: 'array',
        start,
        items: node.elements.map((item) => {
          if (item === null) throw new TextFault('a value is missing between two commas', start);
          if (item.type === 'SpreadElement') throw new TextFault('... stands for no value', item.start);
          return nodeOf(item);
        }),
      };
    case 'UnaryExpression':
    case 'Literal':
      return literalOf(node);
    case 'NewExpression':
    case 'CallExpression':
      return typedCall(node);
    case 'Identifier':
      throw new TextFault(`${node.name} is no value; a text needs quotes`, start);
    default:
      throw new TextFault('only values may stand here: nothing is computed', start);
  }
}

function objectOf(node: Extract<Expression, { type: 'ObjectExpression' }>): TextNode {
  const keys = new Set<string>();
  const members = node.properties.map((property) => {
    const { start } = property;
    if (property.type !== 'Property' || property.kind !== 'init' || property.method || property.computed)
      throw new TextFault('only a key and its value may stand here', start);
    if (property.shorthand) throw new TextFault('a key needs a colon and a value', start);
    const key = keyOf(property.key);
    if (keys.has(key)) throw new TextFault(`the key ${key} stands here twice`, start);
    keys.add(key);
    return { key, start, value: nodeOf(property.value) };
  });
  const plain: TextNode = { kind: 'object', start: node.start, members };
  return typedObject(plain) ?? plain;
}

const REACHING = new Set(['__proto__', 'constructor', 'prototype']);

function keyOf(key: Expression | { readonly type: 'PrivateIdentifier'; readonly start: number }): string {
  let name: string | undefined;
  if (key.type === 'Identifier') name = key.name;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number'))
    name = String(key.value);
  if (name === undefined) throw new TextFault('a key must be a text', key.start);
  if (name.includes('\0')) throw new TextFault('a key may not contain a NUL character', key.start);
  if (name.split('.').some((part) => REACHING.has(part)))
    throw new TextFault(`${name} may not be a key`, key.start, 'forbidden');
  return name;
}

function literalOf(node: Extract<Expression, { type: 'Literal' | 'UnaryExpression' }>): TextNode {
  const { start } = node;
  if (node.type === 'UnaryExpression') {
    const inner = node.argument.type === 'Literal' ? node.argument.value : undefined;
    if (typeof inner !== 'number' || (node.operator !== '-' && node.operator !== '+'))
      throw new TextFault('only values may stand here: nothing is computed', start);
    return { kind: 'plain', start, value: checkedNumber(node.operator === '-' ? -inner : inner, start) };
  }
  const { value } = node;
  if (node.regex) {
    const { pattern, flags } = node.regex;
    return { kind: 'typed', start, value: { $regularExpression: { pattern, options: flags } } };
  }
  if (typeof value === 'number') return { kind: 'plain', start, value: checkedNumber(value, start) };
  if (typeof value === 'string' || typeof value === 'boolean' || value === null)
    return { kind: 'plain', start, value };
  throw new TextFault('a value of this kind is not offered', start);
}

/** Numbers are doubles: one that a double cannot represent would silently change. */
function checkedNumber(value: number, start: number): number {
  if (!Number.isFinite(value)) throw new TextFault('the number is too large', start);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new TextFault('the number has more digits than are kept', start);
  return value;
}

function faultOf(error: unknown): TextFault {
  if (error instanceof TextFault) return error;
  // The parser's error has the position, and repeats it at the end of its message.
  if (error instanceof SyntaxError && 'pos' in error)
    return new TextFault(error.message.replace(/ \(\d+:\d+\)$/, ''), Number(error.pos));
  throw error;
}
