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

/** The problem with the fields of an answer, for people; undefined where there is none. */
export function findWrongAnswer(
  { key, operation, body }: Call,
  json: AnswerFields,
  has: readonly string[],
): string | undefined {
  const values = valuesOf(key, operation);
  const asked = Object.entries(json).map(([name, value]): ExpectedField => {
    const expected = typeof value === 'string' ? fillText(value, values) : value;
    return { name, expected: JSON.stringify(expected), isRight: (found) => found === expected };
  });
  const present = has.map((name): ExpectedField => ({ name, isRight: (found) => found !== undefined }));
  return findWrongField(body, [...asked, ...present]);
}

/** The expected value of one field of a JSON body. */
interface ExpectedField {
  readonly name: string;
  /** For people; absent where any value is right. */
  readonly expected?: string;
  readonly isRight: (value: unknown) => boolean;
}

/** The first field of a body that is wrong, for people; undefined where none is. */
export function findWrongField(body: string, asked: readonly ExpectedField[]): string | undefined {
  const fields = parseObject(body);
  if (fields === undefined) return 'a body that is no JSON object';
  const wrong = asked.find(({ name, isRight }) => !isRight(fields[name]));
  if (wrong === undefined) return undefined;
  const { name, expected } = wrong;
  return `${name in fields ? 'another' : 'no'} ${name}${expected === undefined ? '' : ` (expected ${expected})`}`;
}

/** The body as a JSON object; undefined where it is not one. */
function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
