import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { child } from '../document/api-document.js';
import { isObject, memberOf, type Located } from '../document/located.js';
import { headerOf, successesOf, type Operation } from '../document/operation.js';
import { ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** The first day on which it may stop, such as 2027-06-01. */
  notBefore: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});

/** An operation that will go away: `deprecated`, and a date that consumers can plan with. */
export const deprecatedWithSunset = ofEachOperation(settings, (document, operation, { notBefore }) => {
  if (memberOf(operation.at.value, 'deprecated') !== true)
    return {
      problem: "A consumer isn't warned that it will go away.",
      instead: 'It is not `deprecated: true`.',
    };
  const header = successesOf(operation).flatMap((each) => headerOf(document, each, 'Sunset') ?? [])[0];
  const extension = memberOf(operation.at.value, 'x-sunset');
  const problem = "A consumer can't know until when it works.";
  if (header === undefined && extension === undefined)
    return { problem, instead: 'Its success has no `Sunset` header, and it has no `x-sunset`.' };
  if (notBefore === undefined) return undefined;
  const dates = datesOf(document, operation, header);
  const first = dates.sort()[0];
  if (first === undefined)
    return {
      problem,
      instead: 'Neither `x-sunset` nor an example of its `Sunset` header names a day.',
      ...(header && { pointer: header.pointer }),
    };
  if (first >= notBefore) return undefined;
  return { problem: `A consumer needs it until ${notBefore}.`, instead: `It names ${first}.` };
});

/** Days that the document names, as 2027-06-01. */
function datesOf(document: ApiDocument, operation: Operation, header: Located | undefined): string[] {
  const examples = header === undefined ? [] : child(document, header, 'examples').value;
  const schema = header === undefined ? undefined : child(document, header, 'schema').value;
  const texts = [
    memberOf(operation.at.value, 'x-sunset'),
    memberOf(header?.value, 'example'),
    ...['example', 'const', 'default'].map((key) => memberOf(schema, key)),
    ...[memberOf(schema, 'enum'), memberOf(schema, 'examples')].flatMap((list) =>
      Array.isArray(list) ? (list as unknown[]) : [],
    ),
    ...(isObject(examples) ? Object.values(examples).map((each) => memberOf(each, 'value')) : []),
  ];
  return texts.flatMap((text) => {
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 10)];
  });
}
