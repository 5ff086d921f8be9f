import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const read = (headers: string, parameters: string, more = ''): string => `paths:
  /products/{id}:
    parameters: [${parameters}]
    get:
      operationId: getProduct
      responses: { '200': { description: One., headers: ${headers} }${more} }
`;
const header = (name: string): string => `{ name: ${name}, in: header, schema: { type: string } }`;
const out = (name: string): string => `{ ${name}: { schema: { type: string } } }`;
const SAME = ", '304': { description: The same. }";

describe('reading that can be cached', () => {
  it.each([
    ['by ETag', read(out('ETag'), header('If-None-Match'), SAME)],
    ['by date', read(out('Last-Modified'), header('If-Modified-Since'), SAME)],
    ['for a time', read(out('Cache-Control'), '')],
  ])('says so %s', (_, text) => {
    expect(sentencesOf('cacheable', text)).toEqual([]);
  });

  it.each([
    ['without any header', read('{}', ''), /no `ETag` and no `Last-Modified`/],
    ['without a way to ask', read(out('ETag'), '', SAME), /takes no `If-None-Match`/],
    [
      'with the other validator’s header',
      read(out('ETag'), header('If-Modified-Since'), SAME),
      /takes no `If-None-Match`/,
    ],
    ['without 304', read(out('ETag'), header('If-None-Match')), /304 is not documented/],
  ])('is not possible %s', (_, text, said) => {
    expect(sentencesOf('cacheable', text).join()).toMatch(said);
  });

  it('can be asked for with a validator', () => {
    const text = read(out('Cache-Control'), '');
    expect(sentencesOf('cacheable', text, { with: { validated: true } })).toHaveLength(1);
  });
});
