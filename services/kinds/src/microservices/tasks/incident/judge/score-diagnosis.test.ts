import type { Incident } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../diagnosis.js';
import type { Fault } from '../files/fault-file.js';
import { idsOf, scoreComponent, scoreEvidence, scoreKind } from './score-diagnosis.js';

const clock = { component: 'inventory', kind: 'clock' };
const token = { component: 'payments', kind: 'expired-token' };
const diagnosis = (own: Partial<Diagnosis>): Diagnosis => ({
  answers: [clock],
  second: undefined,
  evidence: [],
  ...own,
});
const faultOf = (...answers: Fault['answers']): Pick<Fault, 'answers'> => ({ answers });

describe('the component', () => {
  it.each([
    ['right', {}, [clock], 1],
    ['wrong', { answers: [token] }, [clock], 0],
    ['right as a second guess', { answers: [token], second: 'inventory' }, [clock], 0.5],
    ['one of two', {}, [clock, token], 0.5],
    ['both of two', { answers: [token, clock] }, [clock, token], 1],
    ['one too many', { answers: [clock, token] }, [clock], 0.5],
    ['none, and nothing is wrong', { answers: [] }, [], 1],
    ['none, and something is wrong', { answers: [] }, [clock], 0],
    ['something, and nothing is wrong', {}, [], 0],
  ] as const)('that is %s earns its share', (_what, own, answers, score) => {
    expect(scoreComponent(diagnosis(own), faultOf(...answers)).score).toBe(score);
  });
});

it('scores the kind without the component', () => {
  expect(scoreKind(diagnosis({ answers: [{ ...clock, component: 'checkout' }] }), faultOf(clock)).score).toBe(
    1,
  );
  expect(scoreKind(diagnosis({ answers: [token] }), faultOf(clock)).score).toBe(0);
});

const span = (id: string, trace: string, startMs: number, endMs: number) => ({
  id,
  trace,
  service: 'inventory',
  name: 'SQL stock',
  startMs,
  endMs,
});
const recorded: Incident = {
  logs: [
    { id: 'L1', atMs: 0, service: 'checkout', level: 'error', message: 'failed', fields: '{"status":502}' },
    { id: 'L2', atMs: 0, service: 'checkout', level: 'info', message: 'order paid' },
    { id: 'L3', atMs: 0, service: 'checkout', level: 'info', message: 'asked again', trace: 't' },
    { id: 'L4', atMs: 1, service: 'checkout', level: 'info', message: 'asked again', trace: 't' },
    { id: 'L5', atMs: 1, service: 'checkout', level: 'info', message: 'asked again', trace: 'u' },
    { id: 'L6', atMs: 1, service: 'checkout', level: 'info', message: 'asked again' },
    { id: 'L7', atMs: 1, service: 'checkout', level: 'info', message: 'asked again' },
  ],
  spans: [
    span('a', 't', 0, 10),
    span('b', 't', 0, 300),
    { ...span('c', 'u', 0, 20), error: 'the bank answered 402' },
  ],
  series: [],
};

describe('evidence', () => {
  it('is chosen by message, status, error, time and repetition', () => {
    const ids = (selector: Fault['evidence'][number]): string[] => [...idsOf([selector], recorded)];
    expect(ids({ log: { service: 'checkout', message: 'fail', status: 502 } })).toEqual(['L1']);
    expect(ids({ log: { service: 'checkout', message: 'fail', status: 50 } })).toEqual([]);
    expect(ids({ log: { service: 'checkout', message: 'again', leastInTrace: 2 } })).toEqual(['L3', 'L4']);
    expect(ids({ span: { service: 'inventory', name: 'SQL stock', leastMs: 200 } })).toEqual(['b']);
    expect(ids({ span: { service: 'inventory', name: 'SQL stock', leastInTrace: 2 } })).toEqual(['a', 'b']);
    expect(ids({ span: { service: 'inventory', name: 'SQL stock', error: '402' } })).toEqual(['c']);
    expect(ids({ span: { service: 'inventory', name: 'SQL stock', error: '401' } })).toEqual([]);
  });

  const fault: Fault = {
    id: 'x',
    answers: [clock],
    edits: [],
    evidence: [{ log: { service: 'checkout', message: 'failed' } }],
  };
  it.each([
    [['L1'], 1],
    [['L1', 'L2'], 0.5],
    [[], 0],
  ])('%j earns %d', (evidence, score) => {
    expect(scoreEvidence(diagnosis({ evidence }), fault, recorded).score).toBe(score);
  });

  it('is none where nothing is wrong', () => {
    const none = { ...fault, answers: [], evidence: [] };
    expect(scoreEvidence(diagnosis({ answers: [] }), none, recorded).score).toBe(1);
    expect(scoreEvidence(diagnosis({ answers: [], evidence: ['L1'] }), none, recorded).score).toBe(0);
  });
});
