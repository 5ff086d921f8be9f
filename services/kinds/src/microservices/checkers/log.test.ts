import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLog, LOG_RULES } from './log.js';
import { logHistories } from './testing/simulated/log.fixture.js';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  expectToSuffice,
  LEGAL_RUNS,
  withOutput,
} from './testing/histories.fixture.js';
import { historyTable } from './testing/history-table.fixture.js';

type Entries = (readonly [number, number])[];
const sentence = (table: string): string => counterexampleIn(checkLog(historyTable(table))).sentence;

describe('a replicated log', () => {
  it('passes when replicas lag and polls return pieces', () => {
    fc.assert(
      fc.property(logHistories, (history) => {
        expect(checkLog(history)).toMatchObject({ outcome: 'pass' });
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('fails when a poll loses, skips, reorders, repeats, moves or invents a message', () => {
    fc.assert(
      fc.property(logHistories, fc.nat(2), fc.nat(), (history, node, chance) => {
        const poll = answered(history, 'poll').filter(({ final }) => final)[node];
        if (poll === undefined) throw new Error('no final poll');
        const { msgs } = poll.output as unknown as { msgs: Record<string, Entries> };
        const entries = msgs['a'] ?? [];
        const acknowledged = answered(history, 'send').map(({ input }) => (input as { msg: number }).msg);
        const at = chance % Math.max(1, entries.length);
        const [offset = 0, message = 0] = entries[at] ?? [];
        const wrong: Entries[] = [[...entries, [99, 999]]];
        if (entries.length > 0) {
          wrong.push([...entries, [99, message]], entries.with(at, [offset, 999]));
          if (acknowledged.includes(message) || at < entries.length - 1) wrong.push(entries.toSpliced(at, 1));
        }
        if (entries.length > 1) wrong.push(entries.toReversed());
        for (const each of wrong)
          expectToSuffice(withOutput(history, poll, { msgs: { ...msgs, a: each } }), checkLog);
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('fails when a poll skips a message that was never acknowledged, and was there', () => {
    expect(
      sentence(`
        c1 n1 send {"key":"k","msg":7}    10-   info
        c1 n1 send {"key":"k","msg":8}    12-20 ok {"offset":1}
        c2 n2 poll {"offsets":{"k":0}}    30-40 ok {"msgs":{"k":[[1,8]]}}
        c2 n2 poll {"offsets":{"k":0}}    90-95 ok {"msgs":{"k":[[0,7],[1,8]]}} final
      `),
    ).toBe('n2 skips 7 at offset 0 of key "k": a poll from offset 0 returns offset 1 without it.');
  });

  it('fails when a later send gets a lower offset', () => {
    expect(
      sentence(`
        c1 n1 send {"key":"k","msg":7}    10-20 ok {"offset":4}
        c2 n2 send {"key":"k","msg":8}    30-40 ok {"offset":3}
      `),
    ).toBe(
      '8 was sent to key "k" after 7 had been acknowledged at offset 4, and got the lower offset 3. Who has read 7 will never see it.',
    );
  });

  it('fails when an acknowledged message is in no last poll, even an empty one', () => {
    expect(
      sentence(`
        c1 n1 send {"key":"k","msg":7}    10-20 ok {"offset":4}
        c2 n2 poll {"offsets":{"k":0}}    90-95 ok {"msgs":{}} final
      `),
    ).toBe('n2 never returns 7, which n1 had acknowledged at offset 4 of key "k".');
  });

  it('fails when a node forgets a committed offset, unless a lower one was committed meanwhile', () => {
    const commits = (second: string) => `
      c1 n1 commit_offsets         {"offsets":{"k":3}} 10-20 ok {}
      c1 n1 commit_offsets         {"offsets":{"k":5}} 30-40 ok {}
      ${second}
      c1 n1 list_committed_offsets {"keys":["k"]}      50-60 ok {"offsets":{"k":3}}
      c2 n2 poll                   {"offsets":{"k":0}} 90-95 ok {"msgs":{}} final
    `;
    expect(sentence(commits(''))).toBe('The committed offset of key "k" goes back at n1: from 5 to 3.');
    const meanwhile = commits('c2 n2 commit_offsets {"offsets":{"k":3}} 35-70 ok {}');
    expect(checkLog(historyTable(meanwhile)).outcome).toBe('pass');
    const never = commits('').replace('{"k":3}}\n', '{"k":4}}\n');
    expect(sentence(never)).toBe(
      'n1 lists 4 as the committed offset of key "k", and nobody had committed it.',
    );
  });

  it.each([
    [
      'offsets',
      `
      c1 n1 send {"key":"k","msg":7} 10-20 ok {"offset":1}
      c2 n2 send {"key":"k","msg":8} 10-20 ok {"offset":1}
      c4 n4 poll {"offsets":{"k":2}} 90-95 ok {"msgs":{}} final
      `,
    ],
    [
      'contiguous',
      `
      c1 n1 send {"key":"k","msg":7} 10-20 ok {"offset":0}
      c2 n2 send {"key":"k","msg":8} 30-40 ok {"offset":1}
      c3 n3 poll {"offsets":{"k":0}} 50-60 ok {"msgs":{"k":[[1,8]]}}
      c4 n4 poll {"offsets":{"k":0}} 90-95 ok {"msgs":{"k":[[0,7],[1,8]]}} final
      `,
    ],
    [
      'kept',
      `
      c1 n1 send {"key":"k","msg":7} 10-20 ok {"offset":0}
      c4 n4 poll {"offsets":{"k":0}} 90-95 ok {"msgs":{}} final
      `,
    ],
    [
      'committed',
      `
      c1 n1 list_committed_offsets {"keys":["k"]} 50-60 ok {"offsets":{"k":3}}
      c4 n4 poll {"offsets":{"k":0}}              90-95 ok {"msgs":{}} final
      `,
    ],
  ])('distinguishes the rule %s from the others', (broken, table) => {
    const history = historyTable(table);
    for (const rule of LOG_RULES)
      expect([rule, checkLog(history, { rule }).outcome]).toEqual([rule, rule === broken ? 'fail' : 'pass']);
  });

  it('fails for answers in another form', () => {
    const poll = 'c2 n2 poll {"offsets":{"k":0}} 90-95 ok {"msgs":{"k":[7]}} final';
    expect(sentence(poll)).toBe(
      'The answer of n2 to "poll" must have "msgs", with a list of pairs [offset, message] for each key, and is {"msgs":{"k":[7]}}.',
    );
    expect(sentence('c2 n2 send {"key":"k","msg":7} 90-95 ok {"offset":"1"}')).toContain(
      'must have a whole number "offset"',
    );
  });
});
