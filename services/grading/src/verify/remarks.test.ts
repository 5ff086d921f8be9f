import { describe, expect, it } from 'vitest';
import { judgementSchema, type EventBody } from '@hone/contracts';
import type { JudgeRemark } from '@hone/contracts/kind';
import { createScriptedSandbox, type ScriptedStart } from '@hone/sandbox/scripted';
import { gatherRemarks } from '../gather-remarks.js';
import { gradeSubmission } from '../grade-submission.js';
import { loadFiles } from '../package/load-challenge.js';
import { createTrustedCache } from '../trusted-cache.js';
import { FILES, MANIFEST, verifyTiny } from './tiny-challenge.fixture.js';

const CUSTOM = {
  'challenge.yml': MANIFEST.replace('{ type: tokens }', '{ type: custom, path: tests/check.py }'),
  'tests/check.py': 'CHECK',
};

/** A validator that compares with the answer, and writes the expected one to its author. One case after another. */
function playValidator(): (program: ScriptedStart) => void {
  let feedback = '';
  return (program) => {
    if (program.argv !== undefined) {
      if (program.argv[2]?.startsWith('rm ') === true) feedback = '';
      else program.stdout.write(feedback);
      return program.exit(0);
    }
    let answer = '';
    const expected = Buffer.from(program.files.get('hone-case/answer.ans') ?? []).toString();
    program.stdin.on('data', (piece: Buffer) => (answer += piece.toString()));
    program.stdin.on('end', () => {
      const text = `judge: wanted ${expected.trim()}`;
      feedback = `judgemessage.txt ${text.length}\n${text}\n`;
      program.exit(answer.trim() === expected.trim() ? 42 : 43);
    });
  };
}

const remark = (changes: Partial<JudgeRemark> = {}): JudgeRemark => ({
  check: 'few',
  where: 'case 1',
  passed: false,
  text: 'x',
  ...changes,
});

describe('remarks of a validator to the author', () => {
  it('appear in the report of a solution that breaks its promise, and of no other', async () => {
    const { report } = await verifyTiny({
      files: { ...CUSTOM, 'solutions/wrong/first/expect.yml': 'failing: many' },
      start: playValidator(),
      options: { parallel: 1 },
    });
    const withRemarks = report.solutions.filter(({ remarks }) => remarks !== undefined);
    expect(withRemarks.map(({ path, ok }) => [path, ok])).toEqual([['solutions/wrong/first', false]]);
    const remarks = withRemarks[0]?.remarks ?? [];
    expect(remarks[0]).toEqual({
      check: 'sample-one',
      where: 'case one',
      passed: false,
      text: 'judge: wanted 3',
    });
    const failed = remarks.filter(({ passed }) => !passed);
    expect(failed.map(({ check, where }) => `${check}, ${where}`)).toContain('few, family few, size 5');
    expect(remarks.slice(0, failed.length)).toEqual(failed);
  });

  it('reach no learner: neither in the judgement nor in an event', async () => {
    const files = { ...FILES, ...CUSTOM };
    const loaded = loadFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
    const { challenge } = loaded;
    const grade = async (onRemark?: (said: JudgeRemark) => void) => {
      const events: EventBody[] = [];
      const { judgement, close } = await gradeSubmission({
        challenge,
        order: { language: 'python', files: [{ path: 'main.py', content: 'x' }], mode: 'submit', seed: '00' },
        sandbox: createScriptedSandbox({
          run: ({ args }) => ({ stdout: args.length > 0 ? '1 2\n' : 'no number\n' }),
          start: playValidator(),
        }),
        cache: createTrustedCache(),
        signal: new AbortController().signal,
        onEvent: (event) => void events.push(event),
        ...(onRemark && { onRemark }),
      });
      await close();
      expect(judgement.verdict).toBe('rejected');
      expect(judgementSchema.parse(judgement)).toEqual(judgement);
      return JSON.stringify([judgement, events]);
    };
    const said: JudgeRemark[] = [];
    for (const text of [await grade((each) => void said.push(each)), await grade()]) {
      expect(text).toContain('wrong-answer');
      expect(text).not.toMatch(/judge:|wanted/);
    }
    expect(said.map(({ text }) => text)).toContain('judge: wanted 3');
  });

  it('are bounded, with those on failed cases first', () => {
    const { add, list } = gatherRemarks();
    for (let index = 0; index < 30; index += 1) add(remark({ passed: true, where: `case ${index}` }));
    expect(list()).toHaveLength(20);
    add(remark({ where: 'case 30' }));
    expect(list().map(({ where }) => where)).toEqual([
      'case 30',
      ...Array.from({ length: 19 }, (_, index) => `case ${index}`),
    ]);
    for (let index = 0; index < 30; index += 1) add(remark());
    expect(list().every(({ passed }) => !passed)).toBe(true);
  });
});
