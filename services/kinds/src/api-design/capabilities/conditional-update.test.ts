import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

interface Parts {
  readonly etag?: string;
  /** Headers of the answer to the update. */
  readonly changed?: string;
  readonly item?: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly responses?: string;
}

const ETAG = '{ ETag: { schema: { type: string } } }';
const ifMatch = (required: boolean): string =>
  `{ name: if-match, in: header, required: ${required}, schema: { type: string } }`;
const VERSIONED = '{ type: object, required: [version], properties: { version: { type: integer } } }';

const update = ({
  etag = '{}',
  changed = '{}',
  item = '{ type: object }',
  parameters = '',
  body = '{ type: object }',
  responses = '',
}: Parts): string =>
  `paths:
  /orders/{id}:
    get:
      operationId: getOrder
      responses: { '200': { description: One., headers: ${etag}, content: { application/json: { schema: ${item} } } } }
    put:
      operationId: updateOrder
      parameters: [${parameters}]
      requestBody: { required: true, content: { application/json: { schema: ${body} } } }
      responses: { '200': { description: Done., headers: ${changed} }, ${responses} }
`;

const FAILED = "'412': { description: Changed. }";
const MISSING = "'428': { description: Name the version. }";
const ask = (parts: Parts, settings = {}): string[] =>
  sentencesOf('conditional-update', update(parts), { operation: 'updateOrder', with: settings });

describe('an update that loses no change', () => {
  it.each([
    ['a required If-Match', { etag: ETAG, parameters: ifMatch(true), responses: FAILED }],
    [
      'an optional If-Match and 428',
      { etag: ETAG, parameters: ifMatch(false), responses: `${FAILED}, ${MISSING}` },
    ],
    [
      'a version in the body',
      { item: VERSIONED, body: VERSIONED, responses: "'409': { description: Changed. }" },
    ],
    [
      'a version in the query',
      {
        item: VERSIONED,
        parameters: '{ name: version, in: query, required: true, schema: { type: integer } }',
        responses: FAILED,
      },
    ],
  ])('takes %s', (_, parts) => {
    expect(ask(parts)).toEqual([]);
  });

  it.each([
    ['neither header nor version', {}, /takes no `If-Match` header, and no required version/],
    [
      'an If-Match for which there is no ETag',
      { parameters: ifMatch(true), responses: FAILED },
      /nothing to send as `If-Match`/,
    ],
    [
      'an ETag that only the change itself answers with',
      { changed: ETAG, parameters: ifMatch(true), responses: FAILED },
      /nothing to send as `If-Match`/,
    ],
    ['no 412', { etag: ETAG, parameters: ifMatch(true) }, /412 is not documented/],
    [
      'an If-Match that may be left out unseen',
      { etag: ETAG, parameters: ifMatch(false), responses: FAILED },
      /428 is not documented/,
    ],
    [
      'a version that may be left out',
      { item: VERSIONED, body: VERSIONED.replace('required: [version], ', ''), responses: FAILED },
      /no required version/,
    ],
    [
      'a version that reading does not give',
      { body: VERSIONED, responses: FAILED },
      /does not guarantee `version`/,
    ],
    ['a version without a conflict', { item: VERSIONED, body: VERSIONED }, /Neither 409 nor 412/],
  ])('is not one with %s', (_, parts, said) => {
    expect(ask(parts).join()).toMatch(said);
  });

  it('can be asked for by ETag alone', () => {
    const parts = { item: VERSIONED, body: VERSIONED, responses: FAILED };
    expect(ask(parts, { by: 'etag' }).join()).toMatch(/takes no `If-Match` header\./);
  });
});
