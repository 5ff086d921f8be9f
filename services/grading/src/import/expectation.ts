import type { Reason } from '@hone/contracts';

/** Verdicts of a test case as the format calls them; CE occurs only in tags. */
export type CaseWord = 'AC' | 'WA' | 'TLE' | 'RTE' | 'CE';

/** A submission's promise: every case's verdict is permitted, and one of each of `required` occurs. */
export interface SubmissionPromise {
  readonly permitted: ReadonlySet<CaseWord>;
  readonly required: readonly ReadonlySet<CaseWord>[];
  /** Legacy `partially_accepted`: some points and not all. */
  readonly partial?: boolean;
  /** In points of the package. */
  readonly score?: readonly [number, number];
}

const REASONS: Readonly<Record<CaseWord, readonly Reason[]>> = {
  AC: [],
  WA: ['wrong-answer', 'presentation'],
  // Most judges cut output beyond a limit, so a program that prints without end runs into its time limit.
  TLE: ['time-limit', 'output-limit'],
  // A run-time error of the format is any abnormal end, including limits other than time.
  RTE: ['runtime-error', 'memory-limit', 'process-limit', 'output-limit'],
  CE: ['compile-error'],
};

const promise = (permitted: CaseWord[], required: CaseWord[]): SubmissionPromise => ({
  permitted: new Set(permitted),
  required: [new Set(required)],
});

/** Correct, and too slow to infer a time limit from. */
export const SLOW_ACCEPTED = 'slow_accepted';

/** "Default directories" of version 2025-09, the folders of the older versions, and those that judges added. */
export const FOLDER_PROMISES: Readonly<Record<string, SubmissionPromise>> = {
  accepted: promise(['AC'], ['AC']),
  wrong_answer: promise(['AC', 'WA'], ['WA']),
  time_limit_exceeded: promise(['AC', 'TLE'], ['TLE']),
  run_time_error: promise(['AC', 'RTE'], ['RTE']),
  rejected: promise(['AC', 'WA', 'TLE', 'RTE'], ['WA', 'TLE', 'RTE']),
  brute_force: promise(['AC', 'TLE', 'RTE'], ['TLE', 'RTE']),
  [SLOW_ACCEPTED]: promise(['AC'], ['AC']),
  no_output: promise(['AC', 'WA'], ['WA']),
  memory_limit_exceeded: promise(['AC', 'RTE'], ['RTE']),
  output_limit_exceeded: promise(['AC', 'RTE'], ['RTE']),
  compiler_error: promise(['CE'], ['CE']),
  partially_accepted: { ...promise(['AC', 'WA', 'TLE', 'RTE'], ['AC']), partial: true },
};

/** `solutions/<category>` and `expect.yml` of a promise; undefined when it promises nothing that could be checked. */
export interface Expected {
  readonly category: 'accepted' | 'wrong' | 'slow';
  readonly expect: Readonly<Record<string, unknown>>;
}

/** A promise as an expectation, for a challenge whose best score is `max` points. */
export function expectationOf(
  { permitted, required, partial, score }: SubmissionPromise,
  scoring: boolean,
  max: number,
): Expected | undefined {
  const percent = score && { score: score.map((points) => round((100 * points) / max)) };
  const failing = [...permitted].filter((word) => word !== 'AC');
  const fails = required.some((words) => !words.has('AC'));
  if (partial === true) return { category: 'wrong', expect: { verdict: 'partial', ...percent } };
  if (score !== undefined && score[0] < max && score[1] >= max) return undefined;
  if (score !== undefined && score[1] < max && failing.length === 0)
    return { category: 'wrong', expect: { verdict: score[0] > 0 ? 'partial' : 'rejected', ...percent } };
  if (failing.length === 0) return { category: 'accepted', expect: { verdict: 'accepted', ...percent } };
  if (!fails && percent === undefined) return undefined;
  const reasons = failing.length < 3 ? [...new Set(failing.flatMap((word) => REASONS[word]))] : [];
  const category =
    failing.every((word) => word === 'TLE' || word === 'RTE') && failing.includes('TLE') ? 'slow' : 'wrong';
  return {
    category,
    expect: {
      ...(!scoring && fails && { verdict: 'rejected' }),
      ...(fails && reasons.length > 0 && { reasons }),
      ...percent,
    },
  };
}

const round = (value: number): number => Math.min(100, Math.max(0, Math.round(value * 100) / 100));

const TAG = /@EXPECTED_RESULTS@:?[ \t]*([A-Za-z_\-, \t]+)/;

const TAG_WORDS: Readonly<Record<string, CaseWord>> = {
  CORRECT: 'AC',
  ACCEPTED: 'AC',
  AC: 'AC',
  'WRONG-ANSWER': 'WA',
  'NO-OUTPUT': 'WA',
  WA: 'WA',
  TIMELIMIT: 'TLE',
  'TIME-LIMIT-EXCEEDED': 'TLE',
  TLE: 'TLE',
  'RUN-ERROR': 'RTE',
  'RUN-TIME-ERROR': 'RTE',
  'OUTPUT-LIMIT': 'RTE',
  'MEMORY-LIMIT': 'RTE',
  RTE: 'RTE',
  'COMPILER-ERROR': 'CE',
};

/** The promise of an `@EXPECTED_RESULTS@` tag in a source; undefined without one, a sentence when it is invalid. */
export function readTag(source: string): SubmissionPromise | undefined | { readonly wrong: string } {
  const found = TAG.exec(source.slice(0, 64 * 1024))?.[1];
  if (found === undefined) return undefined;
  const words = found.split(',').map((word) => word.trim().toUpperCase().replaceAll('_', '-'));
  const known = words.map((word) => TAG_WORDS[word]);
  const unknown = words.find((word) => TAG_WORDS[word] === undefined);
  if (unknown !== undefined)
    return {
      wrong: `@EXPECTED_RESULTS@ "${unknown}" is unknown; there are ${Object.keys(TAG_WORDS).join(', ')}`,
    };
  const results = new Set(known.filter((word) => word !== undefined));
  // A tag names verdicts of the whole submission: one of them occurs, and other cases may be accepted.
  return { permitted: new Set([...results, 'AC' as const]), required: [results] };
}
