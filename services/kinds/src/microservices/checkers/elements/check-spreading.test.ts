import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../history/history.js';
import { checkGenuineBroadcast } from '../broadcast.js';
import { historyTable } from '../testing/history-table.fixture.js';
import { checkSpreading } from './check-spreading.js';

const late = (others: readonly HistoryEvent[] = []) =>
  historyTable(
    `
    c1 n1 broadcast {"message":7} 10-20     ok {}
    c2 n2 read      {}            1900-1905 ok {"messages":[]}
    c2 n2 read      {}            2500-2505 ok {"messages":[7]}
    `,
    others,
  );

describe('the time until values are at every node', () => {
  it('is bounded, with a quarter of slack for the harness', () => {
    expect(checkSpreading(late(), { most: 1_000 }).outcome).toBe('fail');
    expect(checkSpreading(late(), { most: 1_600 }).outcome).toBe('pass');
  });

  it('does not count where a message got lost, or nodes were apart, within the bound', () => {
    const lost = (atMs: number): HistoryEvent => ({ atMs, type: 'drop', message: 0, cause: 'loss' });
    expect(checkSpreading(late([lost(500)]), { most: 1_000 }).outcome).toBe('pass');
    expect(checkSpreading(late([lost(1_100)]), { most: 1_000 }).outcome).toBe('fail');
    const apart = (atMs: number): HistoryEvent => ({ atMs, type: 'partition', groups: [['n1'], ['n2']] });
    const heal = (atMs: number): HistoryEvent => ({ atMs, type: 'heal' });
    expect(checkSpreading(late([apart(5), heal(2_000)]), { most: 1_000 }).outcome).toBe('pass');
    expect(checkSpreading(late([apart(5), heal(9)]), { most: 1_000 }).outcome).toBe('fail');
    expect(checkSpreading(late([apart(900)]), { most: 1_000 }).outcome).toBe('pass');
  });
});

describe('a genuine read', () => {
  it('may lack values, but lists none twice and invents none', () => {
    const reading = (messages: string) =>
      historyTable(`
        c1 n1 broadcast {"message":7} 10-20 ok {}
        c2 n2 read      {}            30-40 ok {"messages":${messages}}
      `);
    expect(checkGenuineBroadcast(reading('[]')).outcome).toBe('pass');
    expect(checkGenuineBroadcast(reading('[7]')).outcome).toBe('pass');
    expect(checkGenuineBroadcast(reading('[7,7]')).outcome).toBe('fail');
    expect(checkGenuineBroadcast(reading('[7,8]')).outcome).toBe('fail');
  });
});
