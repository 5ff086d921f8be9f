import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const old = (more: string, headers = '{}'): string => `paths:
  /products:
    get: { operationId: listProducts, ${more} responses: { '200': { description: A page., headers: ${headers} } } }
`;
const DEPRECATED = 'deprecated: true,';
const sunset = (more: string): string => `{ Sunset: { schema: { type: string }, ${more} } }`;
const ask = (text: string): string =>
  sentencesOf('deprecated-with-sunset', text, { with: { notBefore: '2027-06-01' } }).join();

describe('an operation that goes away', () => {
  it.each([
    ['in the Sunset header’s example', old(DEPRECATED, sunset('example: "Tue, 01 Jun 2027 00:00:00 GMT"'))],
    ['as an extension', old(`${DEPRECATED} x-sunset: '2027-12-31',`)],
    [
      'in named examples',
      old(DEPRECATED, sunset('examples: { day: { value: "Wed, 01 Sep 2027 00:00:00 GMT" } }')),
    ],
  ])('names its day %s', (_, text) => {
    expect(ask(text)).toBe('');
  });

  it.each([
    ['it is not deprecated', old("x-sunset: '2027-12-31',"), /not `deprecated: true`/],
    ['there is no date', old(DEPRECATED), /no `Sunset` header/],
    ['the header has no example', old(DEPRECATED, sunset('description: A day.')), /names a day/],
    [
      'the day is too early',
      old(`${DEPRECATED} x-sunset: '2027-05-31',`),
      /needs it until 2027-06-01. It names 2027-05-31/,
    ],
  ])('does not warn consumers where %s', (_, text, said) => {
    expect(ask(text)).toMatch(said);
  });
});
