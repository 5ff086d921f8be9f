import type { ProbeRequest } from '@hone/contracts/sandbox';
import type { Values } from './draw-values.js';
import { fillJson, fillText } from '../../judging/fill.js';
import type { Step } from './step.js';

const ANSWER_WITHIN_MS = 5_000;

/** The request of a step, with the values in it. */
export function buildRequest({ send, headers, json, body }: Step, values: Values): ProbeRequest {
  const [method = '', target = ''] = fillText(send, encoded(values)).split(' ');
  const text = json === undefined ? body && fillText(body, values) : JSON.stringify(fillJson(json, values));
  const own = Object.entries(headers).map(
    ([name, value]) => [name, inHeader(fillText(value, values))] as const,
  );
  const isTyped = own.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    method,
    target,
    headers: [
      ...own,
      ...(json === undefined || isTyped ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    ...(text !== undefined && { body: Buffer.from(text) }),
    withinMs: ANSWER_WITHIN_MS,
  };
}

/** Values as a target contains them. */
const encoded = (values: Values): Values =>
  new Map([...values].map(([name, value]) => [name, typeof value === 'string' ? inTarget(value) : value]));

/** A target that can be sent as it is. */
const TARGET = /^\/[!-~]*$/;

/** A value kept from a header such as `Location` is a target already. Other values are encoded where needed. */
function inTarget(value: string): string {
  if (TARGET.test(value)) return value;
  return value.startsWith('/') ? encodeURI(value.toWellFormed()) : encodeURIComponent(value.toWellFormed());
}

/** Values that a service chose may contain characters that no header can: those are sent encoded. */
const inHeader = (value: string): string =>
  value.toWellFormed().replace(/[^\t -~\u0080-\u00ff]/gu, (character) => encodeURIComponent(character));
