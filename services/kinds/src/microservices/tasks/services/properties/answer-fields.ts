import { z } from 'zod';
import { fillText } from '../../../../judging/fill.js';
import type { Call } from '../calls.js';
import { valuesOf } from '../keys.js';
import { fieldSchema } from './fields.js';

/** Fields of an answer's JSON: the value that each must have, `{{key}}` being the key of the call. Others may be there. */
export const answerFieldsSchema = z.record(
  fieldSchema,
  z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
);
type AnswerFields = z.infer<typeof answerFieldsSchema>;

/** What is wrong with the fields of an answer, for people; undefined where nothing is. */
export function findWrongField(
  { key, operation, body }: Call,
  json: AnswerFields,
  has: readonly string[],
): string | undefined {
  const fields = parseObject(body);
  if (fields === undefined) return 'a body that is no JSON object';
  const values = valuesOf(key, operation);
  for (const [name, value] of Object.entries(json)) {
    const expected = typeof value === 'string' ? fillText(value, values) : value;
    if (fields[name] !== expected)
      return `${name in fields ? `another ${name}` : `no ${name}`} (expected ${JSON.stringify(expected)})`;
  }
  const missing = has.find((name) => fields[name] === undefined);
  return missing === undefined ? undefined : `no ${missing}`;
}

/** The body as a JSON object; undefined where it is none. */
export function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
