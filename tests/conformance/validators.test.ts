import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import type { EventBody, Judgement } from '@hone/contracts';
import type { JudgeRemark } from '@hone/contracts/kind';
import { createTrustedCache, gradeSubmission, type LoadedChallenge } from '@hone/grading';
import { createScriptedSandbox, type ScriptedStart } from '@hone/sandbox/scripted';
import { stringify } from 'yaml';
import { loadTexts } from '../support/challenges/load-challenge.js';

function challengeWith(checker: object): LoadedChallenge {
  const files = {
    'challenge.yml': stringify({
      format: 'hone/1',
      slug: 'guess',
      title: 'Guess',
      kind: 'optimization',
      summary: 'Guesses a number.',
      difficulty: 1,
      minutes: 5,
      skills: ['optimization'],
      languages: ['python'],
      submit: ['main.*'],
      limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 64, outputKiB: 4, processes: 8 },
      groups: [{ id: 'correct', title: 'Correctness', weight: 100, aggregate: 'all' }],
      grading: { checker, data: [{ id: 'a', group: 'correct', tree: { name: 'a', folder: 'tests/a' } }] },
    }),
    'statement.md': 'x',
    'editorial.md': 'x',
    'hints.yml': 'hints: [x]',
    'starter/python/main.py': 'x',
    'tests/samples/1.in': '5\n',
    'tests/samples/1.ans': 'five\n',
    'tests/a/2.in': '7\n',
    'tests/a/2.ans': 'seven\n',
    'tests/check.py': 'VALIDATOR',
  };
  return loadTexts(files);
}

/** What a validator does with a case; `say` writes a feedback file. */
type Validator = (program: ScriptedStart, input: string, say: (name: string, text: string) => void) => void;

interface Played {
  readonly validator: Validator;
  /** The learner's program of an interactive challenge. */
  readonly talker?: (program: ScriptedStart) => void;
  readonly stdout?: string;
}

async function grade(type: 'custom' | 'interactive', played: Played) {
  let feedback = '';
  const calls: (readonly string[])[] = [];
  const events: EventBody[] = [];
  const remarks: JudgeRemark[] = [];
  const text = (program: ScriptedStart, path: string) =>
    Buffer.from(program.files.get(path) ?? []).toString();
  const start = (program: ScriptedStart): void => {
    if (program.argv !== undefined) {
      // The two commands around each case: one empties the feedback folder, the other prints its files.
      if (program.argv[2]?.startsWith('rm ') === true) feedback = '';
      else program.stdout.write(feedback);
      return program.exit(0);
    }
    if (text(program, 'check.py') !== 'VALIDATOR') {
      if (played.talker === undefined) throw new Error('nothing talks here');
      return played.talker(program);
    }
    calls.push(program.args);
    played.validator(program, text(program, 'hone-case/input.in'), (name, content) => {
      feedback += `${name} ${content.length}\n${content}\n`;
    });
  };
  const sandbox = createScriptedSandbox({ run: () => ({ stdout: played.stdout ?? '' }), start });
  const { judgement, close } = await gradeSubmission({
    challenge: challengeWith({ type, path: 'tests/check.py', flags: ['strict'] }),
    order: { language: 'python', files: [{ path: 'main.py', content: 'x' }], mode: 'submit', seed: '00' },
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: (event) => void events.push(event),
    onRemark: (remark) => void remarks.push(remark),
  });
  await close();
  return { judgement, events, remarks, calls, opened: sandbox.opened };
}

const inWords = ({ verdict, reason }: Judgement): string => `${verdict}, ${reason ?? 'no reason'}`;
const exits =
  (code: number): Validator =>
  (program) =>
    program.exit(code);

describe('a custom validator', () => {
  it('is called by the convention, in a separate box that never held a learner’s file', async () => {
    const { judgement, calls, opened } = await grade('custom', { validator: exits(42) });
    expect(inWords(judgement)).toBe('accepted, no reason');
    const call = ['/box/hone-case/input.in', '/box/hone-case/answer.ans', '/work/feedback/', 'strict'];
    expect(calls).toEqual([call, call]);
    expect(opened.map(({ trust }) => trust)).toEqual(['candidate', 'trusted']);
  });

  it('reads the answer and the case', async () => {
    const validator: Validator = (program, input) => {
      let said = '';
      program.stdin.on('data', (piece: Buffer) => (said += piece.toString()));
      program.stdin.on('end', () => program.exit(said === input ? 42 : 43));
    };
    expect(inWords((await grade('custom', { validator, stdout: '5\n' })).judgement)).toBe(
      'rejected, wrong-answer',
    );
  });

  it('that does not read the answer is still believed', async () => {
    const stdout = 'x'.repeat(4000);
    expect(inWords((await grade('custom', { validator: exits(43), stdout })).judgement)).toBe(
      'rejected, wrong-answer',
    );
  });

  it.each([
    [exits(0), /exit code 0, neither 42 nor 43, on case 1/],
    [exits(1), /exit code 1, neither 42 nor 43/],
    [
      (program, _input, say) => {
        say('score.txt', 'NaN');
        program.exit(42);
      },
      /cannot be believed on case 1: score\.txt is no number but "NaN"/,
    ],
    [
      (program, _input, say) => {
        say('nextpass.in', 'x');
        program.exit(42);
      },
      /asked for another pass/,
    ],
  ] as [Validator, RegExp][])('that does not work is a fault of its author', async (validator, message) => {
    await expect(grade('custom', { validator })).rejects.toThrow(message);
  });
});

describe('a validator’s message to its author', () => {
  it.each([
    ['custom', 42],
    ['custom', 43],
    ['interactive', 42],
    ['interactive', 43],
  ] as const)('is kept apart from everything that a learner gets (%s, %d)', async (type, code) => {
    const validator: Validator = (program, input, say) => {
      say('judgemessage.txt', `hidden ${input.trim()}`);
      program.exit(code);
    };
    const talker = (program: ScriptedStart): void => program.exit(0);
    const { judgement, events, remarks } = await grade(type, { validator, talker });
    expect(judgement.verdict).toBe(code === 42 ? 'accepted' : 'rejected');
    const passed = code === 42;
    expect(remarks).toEqual([
      { check: 'sample-1', where: 'case 1', passed, text: 'hidden 5' },
      { check: 'a', where: 'case a/2', passed, text: 'hidden 7' },
    ]);
    expect(JSON.stringify([judgement, events])).not.toContain('hidden 7');
    expect(JSON.stringify([judgement, events])).not.toContain('hidden 5');
  });
});

describe('an interactive validator', () => {
  const judge: Validator = (program, input) => {
    createInterface({ input: program.stdin })
      .on('line', (line) => {
        if (line === input.trim()) {
          program.stdout.write('right\n');
          program.exit(42);
        } else program.stdout.write('wrong\n');
      })
      .on('close', () => program.exit(43));
  };
  /** Prints numbers from 1 on until it hears that one is right; then exits with that code. */
  const counting =
    (code: number) =>
    (program: ScriptedStart): void => {
      let number = 1;
      program.stdout.write('1\n');
      createInterface({ input: program.stdin }).on('line', (line) => {
        if (line === 'right') program.exit(code);
        else program.stdout.write(`${(number += 1)}\n`);
      });
    };

  it('talks with the program, each in a separate box', async () => {
    const { judgement, opened } = await grade('interactive', { validator: judge, talker: counting(0) });
    expect(inWords(judgement)).toBe('accepted, no reason');
    expect(judgement.checks[0]?.evidence).toMatchObject({
      type: 'output',
      stdout: '> 1\n< wrong\n> 2\n< wrong\n> 3\n< wrong\n> 4\n< wrong\n> 5\n< right',
    });
    expect(opened.map(({ trust }) => trust)).toEqual(['candidate', 'trusted']);
  });

  it('that accepts does not help a program that crashes', async () => {
    const { judgement } = await grade('interactive', { validator: judge, talker: counting(3) });
    expect(inWords(judgement)).toBe('rejected, runtime-error');
  });

  it('that rejects first is believed, and ends a program that continues', async () => {
    const talker = (program: ScriptedStart): void => void program.stdout.write('1\n');
    const { judgement } = await grade('interactive', { validator: exits(43), talker });
    expect(inWords(judgement)).toBe('rejected, wrong-answer');
  });

  it('is not asked about a program that crashed before', async () => {
    const waits: Validator = () => undefined;
    const talker = (program: ScriptedStart): void => program.exit(1);
    const { judgement } = await grade('interactive', { validator: waits, talker });
    expect(inWords(judgement)).toBe('rejected, runtime-error');
  });

  /** Prints numbers, ends its output, and accepts their sum and nothing after it. */
  const sums: Validator = (program) => {
    let said = '';
    program.stdin.on('data', (piece: Buffer) => (said += piece.toString()));
    program.stdin.on('end', () => program.exit(said === '6\n' ? 42 : 43));
    program.stdout.end('1\n2\n3\n');
  };
  /** Reads to the end, answers, and then ends its output, too. It stays until `left` is called with it. */
  const adding =
    (answer: (sum: number) => string, left: (program: ScriptedStart) => void) =>
    (program: ScriptedStart): void => {
      let sum = 0;
      createInterface({ input: program.stdin })
        .on('line', (line) => (sum += Number(line)))
        .on('close', () => {
          program.stdout.end(answer(sum));
          left(program);
        });
    };

  it('that ends its output and keeps listening ends the program’s input, and vice versa', async () => {
    const begun: ScriptedStart[] = [];
    const talker = adding(
      (sum) => `${sum}\n`,
      (program) => void begun.push(program),
    );
    // The program has not ended when the validator has read all of its output.
    const validator: Validator = (judge, ...rest) => {
      const exit = (code: number): void => {
        judge.exit(code);
        begun.shift()?.exit(0);
      };
      sums({ ...judge, exit }, ...rest);
    };
    const { judgement } = await grade('interactive', { validator, talker });
    expect(inWords(judgement)).toBe('accepted, no reason');
    expect(begun).toEqual([]);
  });

  it('is believed about everything before the end of an output, to the last byte', async () => {
    const talker = adding(
      (sum) => `${sum}\nmore`,
      (program) => program.exit(0),
    );
    expect(inWords((await grade('interactive', { validator: sums, talker })).judgement)).toBe(
      'rejected, wrong-answer',
    );
  });

  it('that accepts does not help a program that ended its output and crashes', async () => {
    const talker = adding(
      (sum) => `${sum}\n`,
      (program) => program.exit(9),
    );
    expect(inWords((await grade('interactive', { validator: sums, talker })).judgement)).toBe(
      'rejected, runtime-error',
    );
  });

  it('learns that the program has ended, and its crash is its author’s fault', async () => {
    const talker = (program: ScriptedStart): void => program.exit(0);
    expect(inWords((await grade('interactive', { validator: judge, talker })).judgement)).toBe(
      'rejected, wrong-answer',
    );
    const crashes: Validator = (program) => void program.stdin.on('end', () => program.exit(1)).resume();
    await expect(grade('interactive', { validator: crashes, talker })).rejects.toThrow(
      /exit code 1, neither/,
    );
  });
});
