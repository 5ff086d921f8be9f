import { describe, expect, it } from 'vitest';
import { inVirtualTime } from '../judging/virtual-time.fixture.js';
import { askStub } from './ask-stub.fixture.js';
import { createControlledStub } from './controlled-stub.js';
import { stubAnswerSchema } from './stub-answer.js';

const TABLE = [stubAnswerSchema.parse({ on: 'GET /rates/{lane}', json: { lane: '{{lane}}' } })];
const open = () => createControlledStub(TABLE, new Map(), () => performance.now());

describe('a stub that is controlled', () => {
  it('answers by its table, except for paths with a text for which it is controlled', async () => {
    const { stub, behave } = open();
    behave([
      { path: 'bad', status: 503 },
      { path: 'gone', breaksOff: 'head' },
      { path: 'half', breaksOff: 'body' },
      { path: 'moved', status: 302, movedTo: 'elsewhere' },
    ]);
    expect(await askStub(stub, 'GET', '/rates/ams')).toEqual({ status: 200, json: { lane: 'ams' } });
    expect(await askStub(stub, 'GET', '/rates/bad-1')).toMatchObject({ status: 503 });
    expect(await askStub(stub, 'GET', '/rates/gone-1')).toBe('broken off');
    expect(await askStub(stub, 'GET', '/rates/half-1')).toBe('broken off');
    expect(await askStub(stub, 'GET', '/rates/moved-1')).toMatchObject({
      status: 302,
      location: '/rates/elsewhere-1',
    });
  });

  it('records when each call began and ended, until its behavior is set again', () =>
    inVirtualTime(async () => {
      const { stub, behave, calls } = open();
      behave([{ path: 'slow', afterMs: 300 }]);
      await Promise.all([askStub(stub, 'GET', '/rates/slow'), askStub(stub, 'GET', '/rates/quick')]);
      const lasted = calls().map(({ path, fromMs, toMs = NaN, isCut }) => [path, toMs - fromMs, isCut]);
      expect(lasted).toEqual([
        ['/rates/slow', 300, false],
        ['/rates/quick', 0, false],
      ]);
      behave([]);
      expect(calls()).toEqual([]);
    }));

  it('sends an answer in pieces over a time, whole in the end', () =>
    inVirtualTime(async () => {
      const { stub, behave, calls } = open();
      behave([{ path: 'drip', piecesOverMs: 2_400 }]);
      expect(await askStub(stub, 'GET', '/rates/drip')).toEqual({ status: 200, json: { lane: 'drip' } });
      const [call] = calls();
      expect(call?.isCut).toBe(false);
      expect((call?.toMs ?? 0) - (call?.fromMs ?? 0)).toBeCloseTo(2_400, -2);
    }));
});
