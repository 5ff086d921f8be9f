import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const download = (responses: string): string => `paths:
  /file:
    get:
      operationId: download
      responses: { ${responses} }
components:
  responses: { Gone: { description: Gone. }, Early: { description: Too early. } }
`;
const ask = (responses: string): string =>
  sentencesOf('documents-statuses', download(responses), { with: { statuses: ['409', '410'] } }).join();

describe('situations with their own status', () => {
  it.each([
    ['in place', "'409': { description: Too early. }, '410': { description: Gone. }"],
    [
      'as shared responses',
      "'409': { $ref: '#/components/responses/Early' }, '410': { $ref: '#/components/responses/Gone' }",
    ],
    [
      'beside a default',
      "'409': { description: Too early. }, '410': { description: Gone. }, default: { description: No. }",
    ],
  ])('are documented %s', (_, responses) => {
    expect(ask(responses)).toBe('');
  });

  it.each([
    ['one of them', "'409': { description: Too early. }", /be prepared for `410`\. It documents `409`/],
    ['a range', "'4XX': { description: No. }", /be prepared for `409` and `410`/],
    ['a default', 'default: { description: No. }', /`409` and `410`/],
  ])('are not documented by %s', (_, responses, said) => {
    expect(ask(responses)).toMatch(said);
  });
});
