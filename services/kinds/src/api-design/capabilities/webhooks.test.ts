import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const BODY =
  '{ type: object, required: [id, data], properties: { id: { type: string }, data: { type: object, required: [orderId], properties: { orderId: { type: string } } } } }';
const SIGNED = '[{ name: Webhook-Signature, in: header, required: true, schema: { type: string } }]';
const call = (body = BODY, parameters = SIGNED, responses = "{ '204': { description: Taken. } }"): string =>
  `{ parameters: ${parameters}, requestBody: { required: true, content: { application/json: { schema: ${body} } } }, responses: ${responses} }`;
const hooks = (name: string, post: string, method = 'post'): string =>
  `paths: {}\nwebhooks: { '${name}': { ${method}: ${post} } }\n`;
const ask = (text: string): string =>
  sentencesOf('webhooks', text, {
    with: { events: ['order.paid'], guarantee: ['id', 'data/orderId'], signed: true },
  }).join();

const BY_TYPE = BODY.replace('[id, data]', '[id, data, type]').replace(
  'id: {',
  'type: { enum: [order.paid, order.sent] }, id: {',
);
const CALLBACK = `paths:
  /subscriptions:
    post:
      operationId: subscribe
      responses: { '201': { description: Done. } }
      callbacks: { orderPaid: { '{$request.body#/url}': { post: ${call()} } } }
`;

/** Two webhooks that share a schema of the type; only the second has the properties of a paid order. */
const SHARED_TYPE = `paths: {}
webhooks:
  onOrderSent: { post: ${call('{ type: object, required: [type], properties: { type: { enum: [order.paid, order.sent] } } }')} }
  onOrderPaid: { post: ${call(BY_TYPE)} }
`;

describe('calls that the API makes', () => {
  it.each([
    ['a webhook of the event’s name', hooks('orderPaid', call())],
    ['one webhook whose body names the event', hooks('events', call(BY_TYPE))],
    ['a callback', CALLBACK],
    ['one of several that share the list of types, by its name', SHARED_TYPE],
  ])('may be %s', (_, text) => {
    expect(ask(text)).toBe('');
  });

  it.each([
    ['another event', hooks('orderSent', call()), /what `order.paid` looks like/],
    ['a body that may be anything', hooks('orderPaid', call(`{ anyOf: [${BODY}, {}] }`)), /rely on `id`/],
    [
      'a body that lacks what is needed',
      hooks('orderPaid', call(BODY.replace('required: [orderId], ', ''))),
      /rely on `data\/orderId`/,
    ],
    ['no signature', hooks('orderPaid', call(BODY, '[]')), /verify who sent it/],
    [
      'no way to confirm',
      hooks('orderPaid', call(BODY, SIGNED, '{ default: { description: No. } }')),
      /how to confirm/,
    ],
    ['a GET', hooks('orderPaid', call(), 'get'), /It is a GET/],
  ])('are not %s', (_, text, said) => {
    expect(ask(text)).toMatch(said);
  });
});
