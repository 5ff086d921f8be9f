import type { Reason } from '@hone/contracts';
import type { LoadedChallenge } from '@hone/grading';
import { hostileChallenge } from './support/grader.js';

type CheckerName = 'tokens' | 'lines' | 'set';

/** What a program prints where 3 is expected, and each checker's verdict; `tokens` stands for those not named. */
export interface AnswerAttack {
  readonly row: number;
  /** Also the name of the sample. */
  readonly id: string;
  /** A Python expression of type bytes. */
  readonly prints: string;
  readonly becomes: { readonly tokens: Reason | 'pass' } & Partial<
    Readonly<Record<CheckerName, Reason | 'pass'>>
  >;
}

const wrong = { tokens: 'wrong-answer' } as const;
const form = { tokens: 'presentation' } as const;
const right = { tokens: 'pass' } as const;

/** Answers that try to confuse or exhaust a checker. */
export const ANSWER_ATTACKS: readonly AnswerAttack[] = [
  { row: 23, id: 'nan', prints: 'b"nan"', becomes: wrong },
  { row: 23, id: 'nan-large', prints: 'b"NaN"', becomes: wrong },
  { row: 23, id: 'infinity', prints: 'b"inf"', becomes: wrong },
  { row: 23, id: 'overflow', prints: 'b"1e9999"', becomes: wrong },
  { row: 23, id: 'hexadecimal', prints: 'b"0x3"', becomes: wrong },
  { row: 23, id: 'other-digits', prints: '"\\u0663".encode()', becomes: wrong },
  { row: 23, id: 'wide-digit', prints: '"\\uff13".encode()', becomes: wrong },
  { row: 23, id: 'crlf', prints: 'b"3\\r\\n"', becomes: right },
  { row: 23, id: 'no-line-end', prints: 'b"3"', becomes: right },
  { row: 23, id: 'byte-order-mark', prints: 'b"\\xef\\xbb\\xbf3\\n"', becomes: form },
  { row: 23, id: 'zero-width', prints: '"\\u200b3\\u200d\\n".encode()', becomes: form },
  { row: 23, id: 'direction', prints: '"\\u202e3\\u2066\\n".encode()', becomes: form },
  { row: 23, id: 'line-separator', prints: '"3\\u2028".encode()', becomes: form },
  { row: 23, id: 'nul', prints: 'b"3\\0"', becomes: form },
  { row: 23, id: 'escape', prints: 'b"\\x1b[31m3\\x1b[0m"', becomes: wrong },
  { row: 23, id: 'overlong', prints: 'b"\\xc0\\xb3"', becomes: wrong },
  { row: 23, id: 'bad-bytes', prints: 'b"3\\xff\\xfe"', becomes: wrong },
  { row: 23, id: 'surrogate', prints: 'b"3\\xed\\xa0\\x80"', becomes: wrong },
  { row: 23, id: 'utf-16', prints: '"3".encode("utf-16")', becomes: wrong },
  { row: 24, id: 'nothing', prints: 'b""', becomes: wrong },
  { row: 24, id: 'twice', prints: 'b"3\\n3\\n"', becomes: wrong },
  { row: 24, id: 'negative', prints: 'b"-3"', becomes: wrong },
  {
    row: 24,
    id: 'nearly',
    prints: 'b"3.0000001"',
    becomes: { tokens: 'pass', lines: 'wrong-answer', set: 'wrong-answer' },
  },
  { row: 24, id: 'huge-number', prints: 'b"3" * 60000', becomes: wrong },
  { row: 24, id: 'huge-exponent', prints: 'b"3e" + b"9" * 60000', becomes: wrong },
  { row: 10, id: 'brackets', prints: 'b"[" * 60000', becomes: wrong },
  { row: 10, id: 'brackets-around', prints: 'b"[" * 30000 + b"3" + b"]" * 30000', becomes: form },
  { row: 10, id: 'blanks', prints: 'b" \\t" * 30000 + b"x"', becomes: wrong },
  { row: 10, id: 'words', prints: 'b"3 " * 30000', becomes: wrong },
  { row: 10, id: 'lines', prints: 'b"3\\n" * 30000', becomes: wrong },
  { row: 10, id: 'empty-lines', prints: 'b"\\n" * 60000', becomes: wrong },
  { row: 10, id: 'backtracking', prints: 'b"a" * 30000 + b"!" + b"0" * 30000 + b"."', becomes: wrong },
  { row: 10, id: 'marks', prints: '("3" + "\\u0301" * 20000).encode()', becomes: wrong },
  { row: 10, id: 'invisible', prints: '("\\u200b" * 20000).encode()', becomes: wrong },
  {
    row: 10,
    id: 'markup',
    prints: 'b"<!DOCTYPE x [<!ENTITY a \\"aaaa\\">]>" + b"&a;" * 15000',
    becomes: wrong,
  },
  { row: 10, id: 'json', prints: 'b\'{"a":\' * 10000', becomes: wrong },
];

/** The input selects the program's answer. */
export function answerProgram(): string {
  const table = ANSWER_ATTACKS.map(({ id, prints }) => `    "${id}": lambda: ${prints},`).join('\n');
  return `import os\n\nANSWERS = {\n${table}\n}\nleft = ANSWERS[input()]()\nwhile left:\n    left = left[os.write(1, left):]\n`;
}

/** The challenge with a sample for each answer. */
export function answerChallenge(checker: CheckerName): Promise<LoadedChallenge> {
  const type = checker === 'tokens' ? '{ type: tokens, floatTolerance: 1e-6 }' : `{ type: ${checker} }`;
  const samples = ANSWER_ATTACKS.flatMap(({ id }) => [
    [`tests/samples/${id}.in`, `${id}\n`],
    [`tests/samples/${id}.ans`, '3\n'],
  ]);
  return hostileChallenge(
    {
      ...(Object.fromEntries(samples) as Record<string, string>),
      'tests/samples/two.in': undefined,
      'tests/samples/two.ans': undefined,
    },
    { checker: type },
  );
}
