import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptRecords,
  mergeRecords,
  parseRecords,
  withCase,
  withoutCase,
  type CaseRecord,
} from './case-records.js';

const testCase = (id: string, input = id) => ({ id, name: id, input });
const record = (id: string, state: CaseRecord['state'], input = id): CaseRecord => ({
  ...testCase(id, input),
  state,
});
const states = (records: readonly CaseRecord[]) =>
  records.map(({ id, state, input }) => `${id} ${state} ${input}`);

describe('test cases of a device and the server', () => {
  it('are merged: local changes win, deletions on other devices count', () => {
    const device = [
      record('a', 'unsaved', 'mine'),
      record('b', 'saved'),
      record('c', 'removed'),
      record('d', 'unsaved'),
      record('e', 'removed'),
    ];
    const server = [testCase('a', 'theirs'), testCase('c'), testCase('f')];
    expect(states(mergeRecords(device, server))).toEqual([
      'a unsaved mine',
      'c removed c',
      'f saved f',
      'd unsaved d',
    ]);
  });

  it('are the same however often they are merged, and lose nothing that was not saved', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const records = fc.uniqueArray(
      fc.record({ id: ids, state: fc.constantFrom('saved', 'unsaved', 'removed'), name: ids, input: ids }),
      { selector: ({ id }) => id },
    ) as fc.Arbitrary<CaseRecord[]>;
    fc.assert(
      fc.property(records, fc.uniqueArray(ids), (device, there) => {
        const server = there.map((id) => testCase(id));
        const once = mergeRecords(device, server);
        expect(mergeRecords(once, server)).toEqual(once);
        for (const unsaved of device.filter(({ state }) => state === 'unsaved'))
          expect(once).toContainEqual(unsaved);
      }),
    );
  });

  it('of a visitor become those of the account that they sign in to', () => {
    expect(
      states(adoptRecords([record('a', 'saved')], [record('a', 'saved', 'x'), record('b', 'saved')])),
    ).toEqual(['a saved a', 'b unsaved b']);
  });

  it('are changed and deleted one by one', () => {
    const kept = [record('a', 'saved'), record('b', 'unsaved')];
    expect(states(withCase(kept, testCase('a', 'new')))).toEqual(['a unsaved new', 'b unsaved b']);
    expect(states(withoutCase(kept, 'a', true))).toEqual(['a removed a', 'b unsaved b']);
    expect(states(withoutCase(kept, 'b', false))).toEqual(['a saved a']);
  });

  it.each([undefined, 'x', [{ id: 1 }]])('are none where %j is stored', (value) => {
    expect(parseRecords(value)).toEqual([]);
  });
});
