import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const paths = (top: string, list: string, health: string): string => `${top}
paths:
  /orders:
    get: { operationId: listOrders, ${list} responses: { '200': { description: Fine. }, '401': { description: Who? } } }
  /health:
    get: { operationId: getHealth, ${health} responses: { '200': { description: Fine. } } }
components:
  securitySchemes: { token: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: X-Key } }
`;
const ALL = 'security: [{ token: [] }]';
const ask = (text: string, answers: string[] = []): string =>
  sentencesOf('secured-except', text, { with: { except: ['getHealth'], answers } }).join();

describe('operations that require credentials, with exceptions', () => {
  it.each([
    ['at the top, switched off for one', paths(ALL, '', 'security: [],')],
    ['on each operation', paths('', 'security: [{ token: [] }],', '')],
    [
      'as alternatives',
      paths(ALL, 'security: [{ token: [] }, { key: [] }],', 'security: [{}, { token: [] }],'),
    ],
  ])('may say so %s', (_, text) => {
    expect(ask(text)).toBe('');
  });

  it.each([
    ['nothing is asked for', paths('', '', ''), /No `security` holds for it/],
    ['an operation switches it off', paths(ALL, 'security: [],', 'security: [],'), /No `security` holds/],
    [
      'an empty entry lets anybody in',
      paths(ALL, 'security: [{ token: [] }, {}],', 'security: [],'),
      /An empty entry/,
    ],
    ['a scheme is not defined', paths('security: [{ oauth: [] }]', '', 'security: [],'), /has no `oauth`/],
    [
      'an open operation is closed',
      paths(ALL, '', ''),
      /without credentials can't call it. It asks for `token`/,
    ],
  ])('do not where %s', (_, text, said) => {
    expect(ask(text)).toMatch(said);
  });

  it('can be required to document the answer to wrong credentials', () => {
    const text = paths(ALL, '', 'security: [],');
    expect(ask(text, ['401'])).toBe('');
    expect(ask(text, ['401', '403'])).toMatch(/403 is not documented/);
  });
});
