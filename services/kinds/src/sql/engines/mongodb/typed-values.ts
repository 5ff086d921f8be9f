import type { CallExpression, NewExpression } from 'acorn';
import { TextFault } from '../../statement/text-fault.js';
import type { ObjectNode, TextNode, TypedNode } from './text-node.js';

const DATES = new Set(['ISODate', 'Date']);
const NUMBERS = new Set(['NumberInt', 'NumberLong', 'Int32', 'Long', 'Double']);
const NO_TYPES = new Map([
  ['ObjectId', 'ids are texts and numbers here'],
  ['NumberDecimal', 'numbers are doubles here'],
  ['Decimal128', 'numbers are doubles here'],
  ['$oid', 'ids are texts and numbers here'],
  ['$numberDecimal', 'numbers are doubles here'],
  ['$binary', 'bytes are not offered'],
  ['$timestamp', 'only dates are offered'],
  ['$minKey', 'it is not offered'],
  ['$maxKey', 'it is not offered'],
  ['$code', 'no text becomes a program'],
]);

/** A shell constructor with one literal, such as `ISODate("2026-03-01")`. Nothing is called. */
export function typedCall(node: CallExpression | NewExpression): TypedNode {
  const { callee, start } = node;
  if (callee.type !== 'Identifier')
    throw new TextFault('nothing is called here: only the array of stages belongs into the file', start);
  const { name } = callee;
  const none = NO_TYPES.get(name);
  if (none !== undefined) throw new TextFault(`${name} cannot be used: ${none}`, start);
  const [argument, more] = node.arguments;
  const value = argument?.type === 'Literal' ? argument.value : undefined;
  if (DATES.has(name)) {
    if (argument === undefined) throw new TextFault('the clock may not be asked', start, 'forbidden');
    if (more !== undefined || (typeof value !== 'string' && typeof value !== 'number'))
      throw new TextFault(`${name} needs one text, such as "2026-03-01T00:00:00Z"`, start);
    return { kind: 'typed', start, value: { $date: dateText(value, start) } };
  }
  if (NUMBERS.has(name) && more === undefined && value !== undefined && value !== '' && value !== null)
    return { kind: 'typed', start, value: { $numberDouble: String(finite(value, start)) } };
  throw new TextFault(`${name}(…) is no value that is offered`, start);
}

/** A typed value written as an Extended JSON object; undefined for any other object. */
export function typedObject({ members, start }: ObjectNode): TextNode | undefined {
  const [member] = members;
  if (member === undefined) return undefined;
  const none = NO_TYPES.get(member.key);
  if (none !== undefined) throw new TextFault(`${member.key} cannot be used: ${none}`, member.start);
  if (members.length > 1) return undefined;
  const { key, value } = member;
  const held = value.kind === 'plain' ? value.value : undefined;
  if (key === '$date') {
    const inner = value.kind === 'typed' ? Number(value.value['$numberDouble']) : held;
    if (typeof inner !== 'string' && typeof inner !== 'number')
      throw new TextFault('$date needs a text such as "2026-03-01T00:00:00Z"', value.start);
    return { kind: 'typed', start, value: { $date: dateText(inner, value.start) } };
  }
  if (['$numberInt', '$numberLong', '$numberDouble'].includes(key)) {
    if (typeof held !== 'string' && typeof held !== 'number')
      throw new TextFault(`${key} needs a text of digits`, value.start);
    return { kind: 'typed', start, value: { $numberDouble: String(finite(held, value.start)) } };
  }
  return key === '$regularExpression' ? regularExpression(value, start) : undefined;
}

function regularExpression(value: TextNode, start: number): TypedNode {
  const parts = new Map(value.kind === 'object' ? value.members.map((part) => [part.key, part.value]) : []);
  const text = (key: string): string => {
    const part = parts.get(key);
    if (part?.kind !== 'plain' || typeof part.value !== 'string')
      throw new TextFault(`$regularExpression needs a text ${key}`, value.start);
    return part.value;
  };
  const [pattern, options] = [text('pattern'), text('options')];
  try {
    new RegExp(pattern, options.replace(/[^ims]/g, ''));
  } catch {
    throw new TextFault('the regular expression is not valid', value.start);
  }
  return { kind: 'typed', start, value: { $regularExpression: { pattern, options } } };
}

// Without a zone, a text with a time would be read as local time of the machine.
const DATE_TEXT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))?$/;

function dateText(held: string | number, start: number): string {
  if (typeof held === 'string' && !DATE_TEXT.test(held))
    throw new TextFault('a date is written as 2026-03-01 or 2026-03-01T12:30:00Z, with its zone', start);
  const date = new Date(held);
  if (Number.isNaN(date.getTime())) throw new TextFault('there is no such date', start);
  return date.toISOString();
}

function finite(held: unknown, start: number): number {
  const number = Number(held);
  if (!Number.isFinite(number)) throw new TextFault('this is no number', start);
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new TextFault('the number has more digits than are kept', start);
  return number;
}
