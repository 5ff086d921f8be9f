import { cases, legacy, newest, SMALL, type Files } from './build.js';

/** Answers n, unless the input is one of `wrong`, and crashes on those of `crash`. */
export const answersBut = (wrong: readonly number[], crash: readonly number[] = []): string =>
  `n = int(input())\nif n in ${JSON.stringify(crash)}: raise SystemExit(3)\nprint(-1 if n in ${JSON.stringify(wrong)} else n)\n`;

const echo = (...numbers: number[]) =>
  Object.fromEntries(numbers.map((number) => [String(number), [String(number), String(number)] as const]));

/**
 * legacy: sum over groups of 20 (min), 30 (sum over cases of 10), 24 (accept_if_any_accepted, max), 26 (avg with a score
 * for rejected cases, nested).
 */
export const points: Files = legacy(`type: scoring\nlimits: { time_limit: 2, ${SMALL} }\n`, {
  ...cases('sample', echo(1)),
  ...cases('secret/a-min', echo(10, 11)),
  ...cases('secret/b-sum', echo(20, 21, 22)),
  ...cases('secret/c-any', echo(30, 31)),
  ...cases('secret/d-avg/deep', echo(40, 41)),
  'data/testdata.yaml': 'on_reject: continue\ngrader_flags: ignore_sample\n',
  'data/secret/testdata.yaml': 'on_reject: continue\n',
  'data/secret/a-min/testdata.yaml': 'on_reject: break\ngrader_flags: min\naccept_score: 20\nrange: 0 20\n',
  'data/secret/b-sum/testdata.yaml':
    'on_reject: continue\ngrader_flags: sum\naccept_score: 10\nrange: 0 30\n',
  'data/secret/c-any/testdata.yaml':
    'on_reject: continue\ngrader_flags: max accept_if_any_accepted first_error\naccept_score: 24\n',
  'data/secret/d-avg/testdata.yaml':
    'on_reject: continue\ngrader_flags: avg\naccept_score: 26\nreject_score: 2\n',
  'submissions/accepted/all.py': answersBut([]),
  'submissions/partially_accepted/some.py': answersBut([21]),
});

/** legacy with every default: the first rejected case ends all that follows. */
export const breaking: Files = legacy(`type: scoring\nlimits: { time_limit: 2, ${SMALL} }\n`, {
  ...cases('secret/1', echo(1, 2)),
  ...cases('secret/2', echo(3, 4)),
  'submissions/accepted/all.py': answersBut([]),
});

/** legacy: the validator gives the points, 0 to 10 a case. */
export const closeness: Files = legacy(
  `type: scoring\nvalidation: custom score\nlimits: { time_limit: 2, ${SMALL} }\n`,
  {
    ...cases('secret', echo(10, 20)),
    'data/secret/testdata.yaml': 'on_reject: continue\nrange: 0 20\n',
    'data/testdata.yaml': 'on_reject: continue\ngrader_flags: ignore_sample\n',
    'output_validators/validate.py': [
      'import sys',
      'n, given = int(open(sys.argv[2]).read()), sys.stdin.read().split()',
      'if len(given) != 1: sys.exit(43)',
      "open(sys.argv[3] + 'score.txt', 'w').write(str(max(0, 10 - abs(n - int(given[0])))))",
      'sys.exit(42)',
      '',
    ].join('\n'),
    'submissions/accepted/exact.py': answersBut([]),
  },
);

/** 2025-09: groups that pass or fail, sum and min, one that requires another, and multipliers of the validator. */
export const groups: Files = newest(`type: scoring\nlimits: { time_limit: 2, ${SMALL} }\n`, {
  ...cases('sample', echo(1)),
  ...cases('secret/1-all', echo(10, 11)),
  ...cases('secret/2-sum', echo(20, 21, 22, 23)),
  ...cases('secret/3-min', echo(30, 31)),
  ...cases('secret/4-after', echo(40)),
  'data/secret/1-all/test_group.yaml': 'max_score: 10\nrequire_pass: sample\n',
  'data/secret/2-sum/test_group.yaml':
    'max_score: 40\nscore_aggregation: sum\noutput_validator_args: [half]\n',
  'data/secret/3-min/test_group.yaml': 'max_score: 20\nscore_aggregation: min\n',
  'data/secret/4-after/test_group.yaml': 'max_score: 30\nrequire_pass: [secret/1-all]\n',
  'output_validator/validate.py': [
    'import sys',
    'n, given = int(open(sys.argv[2]).read()), sys.stdin.read().split()',
    'if len(given) != 1 or abs(int(given[0]) - n) > 1: sys.exit(43)',
    "if 'half' in sys.argv[4:] and int(given[0]) != n:",
    "    open(sys.argv[3] + 'score_multiplier.txt', 'w').write('0.5')",
    'elif int(given[0]) != n: sys.exit(43)',
    'sys.exit(42)',
    '',
  ].join('\n'),
  'submissions/accepted/all.py': answersBut([]),
  'submissions/rejected/some.py': answersBut([31]),
  'submissions/submissions.yaml': 'rejected/some.py: { score: 80 }\n',
});
