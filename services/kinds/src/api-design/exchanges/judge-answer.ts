import type { ProbeResponse } from '@hone/contracts/sandbox';
import { decodeText } from '../../judging/evidence-text.js';
import type { Values } from './draw-values.js';
import { fillJson, fillText } from '../../judging/fill.js';
import { isTooDeep } from '../../judging/json-depth.js';
import { findDifference, Literal, type Difference } from './match-json.js';
import type { Step } from './step.js';

type Expected = Step['expect'];

/** The first value of a header, its name in lower case. */
export const headerOf = ({ headers }: ProbeResponse, name: string): string | undefined =>
  headers.find(([each]) => each === name)?.[1];

/** The body as JSON; undefined when it is none, or nested deeper than any honest answer. */
export function jsonOf({ body }: ProbeResponse): unknown {
  const text = decodeText(body);
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A pattern with values filled in, which are compared literally. */
export const fillPattern = (template: unknown, values: Values): unknown =>
  fillJson(template, values, (filled) => new Literal(filled));

/** The first difference of an answer from what is expected; undefined when there is none. */
export function judgeAnswer(
  expected: Expected,
  response: ProbeResponse,
  values: Values,
): Difference | undefined {
  return (
    differenceOfStatus(expected, response) ??
    differenceOfHeaders(expected, response, values) ??
    differenceOfBody(expected, response, values)
  );
}

function differenceOfStatus({ status }: Expected, response: ProbeResponse): Difference | undefined {
  const allowed = typeof status === 'number' ? [status] : status;
  if (allowed.includes(response.status)) return undefined;
  return { where: 'status', expected: allowed.join(' or '), actual: String(response.status) };
}

function differenceOfHeaders(
  { headers }: Expected,
  response: ProbeResponse,
  values: Values,
): Difference | undefined {
  for (const [name, wanted] of Object.entries(headers)) {
    const value = headerOf(response, name.toLowerCase());
    if (fits(wanted, fillText(wanted, values), value)) continue;
    return { where: `header ${name}`, expected: wordsOf(wanted), actual: value ?? 'no such header' };
  }
  return undefined;
}

/** Whether a header is as wanted. `*` is special only in the author's own text: a value may end with `*`, too. */
function fits(wanted: string, filled: string, value: string | undefined): boolean {
  if (wanted === '$absent') return value === undefined;
  if (value === undefined) return false;
  if (wanted === '$any') return true;
  return wanted.endsWith('*')
    ? value.toLowerCase().startsWith(filled.slice(0, -1).toLowerCase())
    : value === filled;
}

function wordsOf(wanted: string): string {
  if (wanted === '$absent') return 'no such header';
  return wanted === '$any' ? 'any value' : wanted;
}

function differenceOfBody(
  expected: Expected,
  response: ProbeResponse,
  values: Values,
): Difference | undefined {
  if (expected.body !== undefined) {
    const [wanted, actual] = [fillText(expected.body, values), decodeText(response.body)];
    if (wanted !== actual)
      return { where: 'body', expected: wanted, actual: actual === '' ? 'nothing' : actual };
  }
  if (expected.json === undefined) return undefined;
  const parsed = jsonOf(response);
  if (parsed === undefined) {
    const text = decodeText(response.body);
    return { where: 'body', expected: 'JSON', actual: text === '' ? 'nothing' : text.slice(0, 300) };
  }
  const found = findDifference(fillPattern(expected.json, values), parsed);
  return found && { ...found, where: found.where === '' ? 'body' : `body ${found.where}` };
}
