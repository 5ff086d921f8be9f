import { readFileSync } from 'node:fs';
import type { Reason } from '@hone/contracts';
import type { LoadedChallenge } from '@hone/grading';
import { stringify } from 'yaml';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { PYTHON } from './attack.js';

/** A program that an interactive validator talks to, and its required reason. */
export interface TalkAttack {
  readonly row: number;
  readonly name: string;
  /** File name in `talks/`, without extension. */
  readonly program: string;
  readonly languages: typeof PYTHON;
  /** Null: accepted. */
  readonly reason: Reason | null;
}

const attack = (name: string, program: string, reason: Reason | null): TalkAttack => ({
  row: 21,
  name,
  program,
  languages: PYTHON,
  reason,
});

export const TALK_ATTACKS: readonly TalkAttack[] = [
  attack('an input that it closes, to break the pipe of the validator', 'closes-input', 'wrong-answer'),
  attack('an output that it ends, to go on itself', 'closes-output', 'time-limit'),
  attack('both streams closed, and a spin', 'closes-both', 'time-limit'),
  attack('an output that it ends under a name like an exit', 'named-like-an-exit', 'time-limit'),
  attack('an output that it ends after its first thread', 'first-thread-exits', 'time-limit'),
  attack('an output hidden in a socket', 'hides-output', 'wrong-answer'),
  attack('an output left to a child that outlives it', 'leaves-output-to-child', null),
  attack('a crash as soon as the validator has ended its output', 'crashes-when-told', 'runtime-error'),
  attack('a flood of errors after its output has ended', 'floods-the-other-output', 'output-limit'),
];

export const talkProgram = (name: string): string =>
  readFileSync(new URL(`talks/${name}.py`, import.meta.url), 'utf8');

/** A challenge with one hidden conversation. */
export function talkChallenge(): LoadedChallenge {
  const manifest = {
    format: 'hone/1',
    slug: 'hostile-talk',
    title: 'A talk under attack',
    kind: 'optimization',
    summary: 'The challenge whose submissions try everything but listening.',
    difficulty: 1,
    minutes: 5,
    skills: ['optimization'],
    languages: ['python'],
    submit: ['main.*'],
    limits: { cpuMs: 1500, wallMs: 4000, memoryMiB: 128, outputKiB: 64, processes: 8 },
    groups: [{ id: 'correct', title: 'Correctness', weight: 100, aggregate: 'all' }],
    grading: {
      checker: { type: 'interactive', path: 'tests/check.py' },
      data: [{ id: 'talk', group: 'correct', tree: { name: 'talk', folder: 'tests/talk' } }],
    },
  };
  return loadTexts({
    'challenge.yml': stringify(manifest),
    'statement.md': 'Add what you hear.',
    'editorial.md': 'Listen to the end.',
    'hints.yml': 'hints: [Listen.]',
    'starter/python/main.py': '',
    'tests/talk/1.in': '\n',
    'tests/talk/1.ans': '\n',
    'tests/check.py': talkProgram('check'),
  });
}
