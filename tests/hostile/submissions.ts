import { readFileSync } from 'node:fs';
import type { Reason, SourceFile } from '@hone/contracts';
import { NODE, PYTHON, SCRIPTS } from './attack.js';

type SubmissionLanguage = (typeof SCRIPTS)[number];

/** A hostile submission to the challenge in `challenge/`, and its required judgement. */
export interface SubmissionAttack {
  readonly row: number;
  readonly name: string;
  /** File name in `submissions/`, without extension. */
  readonly program: string;
  readonly languages: readonly SubmissionLanguage[];
  /** Null: a right answer is accepted, however it was produced. Nothing hostile is right by itself. */
  readonly reason: Reason | null;
  /** Files uploaded with the program, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The program's required answer to the sample. */
  readonly answer?: string;
}

const EVIL_SETUP = 'print(0)\nraise SystemExit(0)\n';

const FORGED: readonly SubmissionAttack[] = [
  {
    row: 11,
    name: 'results as other graders write them',
    program: 'forged-results',
    languages: SCRIPTS,
    reason: 'wrong-answer',
  },
  {
    row: 12,
    name: 'results in files of every usual name',
    program: 'result-files',
    languages: PYTHON,
    reason: 'wrong-answer',
  },
  {
    row: 13,
    name: 'an end before the input is read',
    program: 'early-end',
    languages: SCRIPTS,
    reason: 'wrong-answer',
  },
  {
    row: 13,
    name: 'an attack on the parent, then a good end',
    program: 'kill-parent',
    languages: PYTHON,
    reason: 'wrong-answer',
  },
  {
    row: 14,
    name: 'modules that would take the place of the grader’s',
    program: 'early-end',
    languages: PYTHON,
    reason: 'wrong-answer',
    files: {
      'sitecustomize.py': EVIL_SETUP,
      'usercustomize.py': EVIL_SETUP,
      'conftest.py': EVIL_SETUP,
      'generate.py': EVIL_SETUP,
      'random.py': EVIL_SETUP,
    },
  },
  {
    row: 14,
    name: 'settings that would change how the program is started',
    program: 'early-end',
    languages: NODE,
    reason: 'wrong-answer',
    files: {
      '.npmrc': 'node-options=--require ./evil.cjs\n',
      'evil.cjs': 'process.stdout.write("3\\n");\n',
      'package.json': '{"scripts": {"preinstall": "node evil.cjs"}, "imports": {"#x": "./evil.cjs"}}\n',
      'node_modules/fs/index.js': 'process.stdout.write("3\\n");\n',
      'tsconfig.json': '{"compilerOptions": {"paths": {"node:fs": ["./evil.cjs"]}}}\n',
    },
  },
  {
    row: 15,
    name: 'tests and a reference of its own by which every answer is 0',
    program: 'zero',
    languages: PYTHON,
    reason: 'wrong-answer',
    files: {
      'challenge.yml': 'format: hone/1\n',
      'tests/samples/two.ans': '0\n',
      'tests/secret/large.ans': '0\n',
      'tests/generate.py': 'print(0)\n',
      'solutions/accepted/reference/main.py': 'print(0)\n',
    },
  },
];

const CURIOUS: readonly SubmissionAttack[] = [
  {
    row: 17,
    name: 'a search for hidden data on the disk, in memory and in other processes',
    program: 'find-hidden',
    languages: SCRIPTS,
    reason: 'wrong-answer',
    answer: '[]\n',
  },
  {
    row: 18,
    name: 'hidden input told by every way out that there is',
    program: 'tell-input',
    languages: SCRIPTS,
    reason: 'wrong-answer',
  },
  {
    row: 20,
    name: 'an answer that is right only when nothing is left of the run before',
    program: 'remember',
    languages: PYTHON,
    reason: null,
  },
];

const LIMITS: readonly SubmissionAttack[] = [
  {
    row: 21,
    name: 'work after a right answer',
    program: 'answer-then-spin',
    languages: SCRIPTS,
    reason: 'time-limit',
  },
  {
    row: 21,
    name: 'a sleep after a right answer',
    program: 'answer-then-sleep',
    languages: PYTHON,
    reason: 'time-limit',
  },
  {
    row: 21,
    name: 'processes that keep the reference from its work',
    program: 'stall',
    languages: PYTHON,
    reason: 'time-limit',
  },
  {
    row: 22,
    name: 'a right answer with an exit code of 137',
    program: 'answer-then-137',
    languages: SCRIPTS,
    reason: 'runtime-error',
  },
  {
    row: 22,
    name: 'a right answer and a child out of memory',
    program: 'answer-beside-memory',
    languages: PYTHON,
    reason: 'memory-limit',
  },
  {
    row: 22,
    name: 'a right answer before a flood',
    program: 'answer-then-flood',
    languages: SCRIPTS,
    reason: 'output-limit',
  },
  {
    row: 22,
    name: 'a wrong answer after a bomb of processes',
    program: 'bomb-then-wrong',
    languages: PYTHON,
    reason: 'process-limit',
  },
];

/** Attacks on the judgement, graded like submissions. */
export const SUBMISSION_ATTACKS: readonly SubmissionAttack[] = [...FORGED, ...CURIOUS, ...LIMITS];

const ENDINGS = { python: ['py', 'py'], javascript: ['cjs', 'js'], typescript: ['cjs', 'ts'] } as const;

/** The files of a submission in a language. */
export function submissionFiles(
  { program, files = {} }: Pick<SubmissionAttack, 'program' | 'files'>,
  language: SubmissionLanguage,
): SourceFile[] {
  const [stored, sent] = ENDINGS[language];
  const content = readFileSync(new URL(`submissions/${program}.${stored}`, import.meta.url), 'utf8');
  const others = Object.entries(files).map(([path, text]) => ({ path, content: text }));
  return [{ path: `main.${sent}`, content }, ...others];
}
