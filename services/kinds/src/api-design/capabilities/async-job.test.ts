import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const STATES = '{ type: string, enum: [running, done, failed] }';
const JOB = `{ type: object, required: [id, status], properties: { id: { type: string }, status: ${STATES} } }`;

interface Parts {
  readonly answer?: string;
  readonly status?: string;
  readonly job?: string;
}

const start = ({
  answer = 'headers: { Location: { schema: { type: string } } }',
  status = '202',
  job = JOB,
}: Parts): string => `paths:
  /exports:
    post:
      operationId: startExport
      responses: { '${status}': { description: Started., ${answer} } }
  /exports/{id}:
    get:
      operationId: getExport
      responses: { '200': { description: The export., content: { application/json: { schema: ${job} } } } }
`;
const ask = (parts: Parts, reader = 'getExport'): string[] =>
  sentencesOf('async-job', start(parts), { operation: 'startExport', with: { status: reader } });

describe('work that goes on after the answer', () => {
  it.each([
    ['the address of its state', {}],
    ['an id in the body', { answer: `content: { application/json: { schema: ${JOB} } }` }],
    [
      'an address in the body',
      {
        answer:
          'content: { application/json: { schema: { type: object, required: [statusUrl], properties: { statusUrl: { type: string, format: uri } } } } }',
      },
    ],
    [
      'states by alternatives',
      {
        job: '{ oneOf: [{ type: object, required: [state], properties: { state: { const: running } } }, { type: object, required: [state], properties: { state: { enum: [done, failed] } } }] }',
      },
    ],
  ])('gives %s', (_, parts) => {
    expect(ask(parts)).toEqual([]);
  });

  it.each([
    ['200', { status: '200' }, /202 is not documented/],
    [
      'neither address nor id',
      {
        answer:
          'content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }',
      },
      /find the work that it started/,
    ],
    [
      'a state that may be anything',
      { job: JOB.replace(STATES, '{ type: string }') },
      /`enum` of at least 3 states/,
    ],
    [
      'a state that may be missing',
      { job: JOB.replace('[id, status]', '[id]') },
      /does not guarantee a `status`/,
    ],
    ['no failure', { job: JOB.replace(', failed', '') }, /at least 3 states/],
  ])('is not recognized with %s', (_, parts, said) => {
    expect(ask(parts).join()).toMatch(said);
  });

  it('needs an operation that reads its state', () => {
    expect(ask({}, 'watchExport').join()).toMatch(/There is no operation `watchExport`/);
  });

  it('may have to say when to ask again', () => {
    const askToWait = (text: string): string =>
      sentencesOf('async-job', text, {
        operation: 'startExport',
        with: { status: 'getExport', wait: true },
      }).join();
    const waits = 'headers: { Retry-After: { schema: { type: integer } } }';
    expect(askToWait(start({ answer: waits.replace('{ R', '{ Location: { schema: {} }, R') }))).toBe('');
    expect(askToWait(start({}).replace('The export.,', `The export., ${waits},`))).toBe('');
    expect(askToWait(start({}))).toMatch(/when to ask again/);
  });
});
