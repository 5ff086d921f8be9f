import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reason, Verdict } from '@hone/contracts';

/** A submission with a known verdict. */
export interface Answer {
  readonly name: string;
  readonly challenge: string;
  readonly language: string;
  readonly path: string;
  readonly content: string;
  readonly expected: { readonly verdict: Verdict; readonly reason: Reason | null };
}

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SUM = folderOf('../challenge');
const SQL = folderOf('../../../challenges/quiet-customers');

/** The challenge folders of all answers. */
export const CHALLENGES: readonly string[] = [SUM, SQL];

/** The runtimes needed to grade them. */
export const RUNTIMES: readonly string[] = ['python', 'javascript', 'typescript', 'postgresql'];

const rejected = (reason: Reason): Answer['expected'] => ({ verdict: 'rejected', reason });
const accepted: Answer['expected'] = { verdict: 'accepted', reason: null };

type Program = Pick<Answer, 'name' | 'content' | 'expected'>;

/** Programs of one language for `chaos-sum`. */
function programs(language: string, path: string, right: string, wrong: string, crashing: string): Answer[] {
  const own: Program[] = [
    { name: 'right', content: right, expected: accepted },
    { name: 'wrong', content: wrong, expected: rejected('wrong-answer') },
    { name: 'crashing', content: crashing, expected: rejected('runtime-error') },
  ];
  return own.map((program) => ({ ...program, challenge: 'chaos-sum', language, path }));
}

const RIGHT = 'import sys\n\nprint(sum(map(int, sys.stdin.read().split())))\n';
const PYTHON = programs('python', 'main.py', RIGHT, 'print(-1)\n', 'raise SystemExit(3)\n');

const SUM_OF_INPUT = "readFileSync(0, 'utf8').split(/\\s+/).reduce((sum, word) => sum + Number(word), 0)";
const JAVASCRIPT = programs(
  'javascript',
  'main.js',
  `const { readFileSync } = require('node:fs');\nconsole.log(${SUM_OF_INPUT});\n`,
  'console.log(-1);\n',
  'process.exit(3);\n',
);
const TYPESCRIPT = programs(
  'typescript',
  'main.ts',
  `import { readFileSync } from 'node:fs';\nconst sum: number = ${SUM_OF_INPUT};\nconsole.log(sum);\n`,
  'const sum: number = -1;\nconsole.log(sum);\n',
  "throw new Error('as planned');\n",
);

const query = (name: string, content: string, expected: Answer['expected']): Answer => ({
  ...{ name, content, expected },
  ...{ challenge: 'quiet-customers', language: 'sql', path: 'query.sql' },
});
const QUERIES = [
  query('right', readFileSync(`${SQL}/solutions/accepted/reference/query.sql`, 'utf8'), accepted),
  query('wrong', 'select 1 as nothing;\n', rejected('wrong-answer')),
];

/** Right, and slow enough that a fault hits it while it is graded. */
export const slow: Answer = {
  ...{ name: 'slow', challenge: 'chaos-sum', language: 'python', path: 'main.py' },
  content: `import time\n\ntime.sleep(1.5)\n${RIGHT}`,
  expected: accepted,
};

const nth = (answers: readonly Answer[], turn: number): Answer => answers[turn % answers.length] ?? slow;

/** One of each kind in Python, in turn. */
export const answerOf = (turn: number): Answer => nth(PYTHON, turn);

/** Every language and kind of challenge in turn. */
export const mixedAnswerOf = (turn: number): Answer =>
  nth([...PYTHON, ...JAVASCRIPT, ...TYPESCRIPT, ...QUERIES], turn);
