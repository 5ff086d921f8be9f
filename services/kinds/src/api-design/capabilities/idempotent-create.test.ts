import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

interface Parts {
  readonly method?: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly responses?: string;
}

const ANSWERS = "'201': { description: Created. }, '409': { description: Key in use. }";
const key = (more: string): string =>
  `{ name: Idempotency-Key, in: header, schema: { type: string }, ${more} }`;

const create = ({
  method = 'post',
  parameters = '',
  body = '{ type: object }',
  responses = ANSWERS,
}: Parts): string =>
  `paths:
  /orders:
    ${method}:
      operationId: createOrder
      parameters: [${parameters}]
      requestBody: { required: true, content: { application/json: { schema: ${body} } } }
      responses: { ${responses} }
`;

const FIELD = '{ type: object, required: [requestId], properties: { requestId: { type: string } } }';

describe('creating that may be retried', () => {
  it.each([
    ['a required key in a header', { parameters: key('required: true') }],
    [
      'an optional key whose replay is described',
      { parameters: key('description: A retry gets the same answer again.') },
    ],
    [
      'an optional key and a status for replays',
      { parameters: key('required: false'), responses: `${ANSWERS}, '200': { description: Done before. }` },
    ],
    [
      'a required header that its description calls a key',
      {
        parameters:
          '{ name: X-Order-Mark, in: header, required: true, description: Send the same one again., schema: { type: string } }',
      },
    ],
    ['a required id of the request in the body', { body: FIELD }],
    [
      'an address that the consumer chooses',
      { method: 'put', responses: "'201': { description: Created. }" },
    ],
  ])('takes %s', (_, parts) => {
    expect(sentencesOf('idempotent-create', create(parts))).toEqual([]);
  });

  it.each([
    ['without any key', {}, /creates a second one/],
    [
      'with a required header that is no key',
      { parameters: '{ name: X-Tenant, in: header, required: true, schema: { type: string } }' },
      /creates a second one/,
    ],
    [
      'with an optional key of which nothing is said',
      { parameters: key('required: false') },
      /nothing says what a replay does/,
    ],
    [
      'with a key that may be anything',
      { parameters: '{ name: Idempotency-Key, in: header, required: true, schema: {} }' },
      /not of type `string`/,
    ],
    [
      'without a status for a key in use',
      { parameters: key('required: true'), responses: "'201': { description: Created. }" },
      /Neither 409 nor 422/,
    ],
    [
      'with an id in the body that may be left out',
      { body: FIELD.replace('required: [requestId], ', '') },
      /creates a second one/,
    ],
    [
      'with an id that one alternative lacks',
      { body: `{ oneOf: [${FIELD}, { type: object }] }` },
      /creates a second one/,
    ],
  ])('is not possible %s', (_, parts, said) => {
    expect(sentencesOf('idempotent-create', create(parts)).join()).toMatch(said);
  });

  it('can be asked to require the key', () => {
    const text = create({ parameters: key('description: A retry gets the same answer again.') });
    expect(sentencesOf('idempotent-create', text, { with: { required: true } }).join()).toMatch(
      /is not required/,
    );
  });

  it('documents each status that the task distinguishes', () => {
    const both = {
      parameters: key('required: true'),
      responses: `${ANSWERS}, '422': { description: Other. }`,
    };
    const settings = { with: { answers: ['409', '422'] } };
    expect(sentencesOf('idempotent-create', create(both), settings)).toEqual([]);
    expect(
      sentencesOf('idempotent-create', create({ ...both, responses: ANSWERS }), settings).join(),
    ).toMatch(/422 is not documented/);
  });
});
