import { cases, legacy, newest, SMALL, type Files } from './build.js';

const DOUBLE = 'print(2 * int(input()))\n';

/** legacy, default validator, time limit inferred: submissions by folder, by tag, of several files, left out. */
export const doubling: Files = legacy(`limits: { ${SMALL} }\n`, {
  ...cases('sample', { '1': ['1', '2'] }),
  ...cases('secret/1-small', { a: ['2', '4'], b: ['3', '6'] }),
  ...cases('secret/2-large', { c: ['1000', '2000'] }),
  'submissions/accepted/double.py': DOUBLE,
  'submissions/accepted/by-module/main.py': 'import twice\nprint(twice.of(int(input())))\n',
  'submissions/accepted/by-module/twice.py': 'def of(n):\n    return n + n\n',
  'submissions/accepted/old.py': '#!/usr/bin/env python2\nprint 2 * int(raw_input())\n',
  'submissions/accepted/double.hs': 'main = interact id\n',
  'submissions/wrong_answer/small-only.py': 'print(2 * min(int(input()), 100))\n',
  'submissions/time_limit_exceeded/loop.py': 'while True:\n    pass\n',
  'submissions/run_time_error/crash.py': 'print(1 // 0)\n',
  'submissions/rejected/silent.py': 'input()\n',
  'submissions/accepted/tagged.py': '# @EXPECTED_RESULTS@: WRONG-ANSWER, RUN-ERROR\nprint(7)\n',
  'include/python3/common.py': 'LIMIT = 1000\n',
  'attachments/tool.txt': 'A tool.\n',
});

/** A program that answers the cases of `flags` by their input, with one answer replaced. */
export const answering = (changes: Readonly<Record<string, string>>): string => {
  const answers = { any: '0.50 YES', exact: '0.505 Yes', near: '1000.9 yes', space: '0.5  yes', ...changes };
  return `print({${Object.entries(answers)
    .map(([key, value]) => `'${key}': '${value}'`)
    .join(', ')}}[input()])\n`;
};

/** legacy-icpc: the default validator with flags of the problem and of groups, and a time limit in a file. */
export const flags: Files = {
  ...legacy(
    `problem_format_version: legacy-icpc\nvalidator_flags: float_absolute_tolerance 0.01\nlimits: { ${SMALL} }\n`,
    {
      ...cases('sample', { '1': ['any', '0.5 Yes'] }),
      ...cases('secret/case', { a: ['exact', '0.5 Yes'] }),
      ...cases('secret/relative', { a: ['near', '1000.0 Yes'] }),
      ...cases('secret/space', { a: ['space', '0.5  Yes'] }),
      'data/secret/case/testdata.yaml': 'output_validator_flags: case_sensitive\n',
      'data/secret/relative/testdata.yaml': 'output_validator_flags: float_relative_tolerance 1e-3\n',
      'data/secret/space/testdata.yaml': 'output_validator_flags: space_change_sensitive\n',
      'submissions/accepted/all.py': answering({}),
    },
  ),
  '.timelimit': '2\n',
};

/** legacy with a custom validator that takes flags: any even number above the input. */
export const anyEven: Files = legacy(
  `validation: custom\nvalidator_flags: even\nlimits: { time_limit: 2, ${SMALL} }\n`,
  {
    ...cases('sample', { '1': ['3', ''] }),
    ...cases('secret', { a: ['10', ''], b: ['11', ''] }),
    'output_validators/check/main.py': [
      'import sys, rules',
      'given = sys.stdin.read().split()',
      "open(sys.argv[3] + 'judgemessage.txt', 'w').write('the author alone reads this')",
      "ok = len(given) == 1 and sys.argv[4] == 'even' and rules.fits(open(sys.argv[1]).read(), given[0])",
      'sys.exit(42 if ok else 43)',
      '',
    ].join('\n'),
    'output_validators/check/rules.py':
      'def fits(n, word):\n    return word.isdigit() and int(word) > int(n) and int(word) % 2 == 0\n',
    'submissions/accepted/next.py': 'print(int(input()) // 2 * 2 + 2)\n',
    'submissions/wrong_answer/odd.py': 'print(int(input()) // 2 * 2 + 3)\n',
  },
);

/** 2025-09: include files with the main program, constants, arguments of a case, and submissions.yaml. */
export const included: Files = newest(
  `limits: { time_limit: 2, ${SMALL} }\nlanguages: [python3, haskell]\nconstants: { factor: 3 }\n`,
  {
    'statement/problem.en.md': 'Times {{factor}}.\n\n<b>bold</b> ![none](missing.png)\n',
    ...cases('sample', { '1': ['1', '3'] }),
    ...cases('secret', { a: ['2', '6'], b: ['5', '25'] }),
    'data/secret/b.yaml': 'args: ["5"]\ndescription: another factor\n',
    'include/python3/main.py':
      'import sys\nfrom answer import solve\nprint(solve(int(input()), int(sys.argv[1]) if len(sys.argv) > 1 else {{factor}}))\n',
    'submissions/accepted/answer.py': 'def solve(n, factor):\n    return n * factor\n',
    'submissions/accepted/README.md': '# '.repeat(20_000),
    'submissions/odd/answer.py': 'def solve(n, factor):\n    return n * 3\n',
    'submissions/odd/other/main.py': 'print(0)\n',
    'submissions/odd/other/answer.py': 'def solve(n, factor):\n    raise ValueError\n',
    'submissions/submissions.yaml': [
      'odd/answer.py: { permitted: [AC, WA], required: [WA] }',
      'odd/{other,another}: { permitted: [AC, RTE], required: [RTE], language: python3, entrypoint: main.py }',
      '',
    ].join('\n'),
  },
);
