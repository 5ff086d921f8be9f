import { cases, legacy, newest, SMALL, type Files } from './build.js';

const GUESS = [
  'import sys',
  'n = int(open(sys.argv[1]).read())',
  'for turn in range(12):',
  '    line = sys.stdin.readline().strip()',
  '    if not line.isdigit(): sys.exit(43)',
  "    if int(line) == n: print('right', flush=True); sys.exit(42)",
  "    print('more' if int(line) < n else 'less', flush=True)",
  'sys.exit(43)',
  '',
].join('\n');

const BISECT = [
  'low, high = 0, 1000',
  'while True:',
  '    middle = (low + high) // 2',
  '    print(middle, flush=True)',
  '    said = input()',
  "    if said == 'right': break",
  "    low, high = (middle + 1, high) if said == 'more' else (low, middle - 1)",
  '',
].join('\n');

const numbers = {
  ...cases('sample', { '1': ['500', ''] }),
  ...cases('secret', { a: ['1', ''], b: ['999', ''] }),
};

/** Programs that talk to the validator of `guessing`, each with its way to end. */
export const TALKERS = {
  bisects: BISECT,
  'gives up': "print('x', flush=True)\n",
  'asks for ever': 'while True:\n    print(1000, flush=True)\n    input()\n',
  'crashes in the middle': 'print(3, flush=True)\ninput()\nraise SystemExit(9)\n',
  'crashes when it is right': `${BISECT}raise SystemExit(9)\n`,
  'says nothing and waits': 'import time\ntime.sleep(60)\n',
  'computes for ever': 'while True:\n    pass\n',
  'talks without listening': "print('1' * 3000000, flush=True)\nimport time\ntime.sleep(60)\n",
  'ends before the first word': 'pass\n',
} as const;

/** legacy, interactive. */
export const guessing: Files = legacy(
  `validation: custom interactive\nlimits: { time_limit: 1, ${SMALL}, output: 1 }\n`,
  {
    ...numbers,
    'data/sample/1.interaction': '>500\n<right\n',
    'output_validators/guess.py': GUESS,
    'submissions/accepted/bisect.py': BISECT,
  },
);

/** 2025-09, interactive: no answer files. */
export const guessing2025: Files = newest(`type: interactive\nlimits: { time_limit: 1, ${SMALL} }\n`, {
  ...Object.fromEntries(Object.entries(numbers).filter(([path]) => path.endsWith('.in'))),
  'output_validator/guess.py': GUESS,
  'submissions/accepted/bisect.py': BISECT,
});

/** What the validator of `faulty` does, and the words that a fault is told with. */
export const FAULTS = {
  crash: ['raise ValueError', /exit code 1, neither 42 nor 43/],
  silent: ['sys.exit(0)', /exit code 0, neither 42 nor 43/],
  killed: ['import os; os.kill(os.getpid(), 11)', /crashed \(signal 11\)/],
  loops: ['while True: pass', /did not end within its CPU limit/],
  nan: ["say('score.txt', 'nan')", /score\.txt is no number but "nan"/],
  twice: [
    "say('score.txt', '1'); say('score_multiplier.txt', '1')",
    /scored twice: score\.txt and score_multiplier\.txt/,
  ],
  words: ["say('score.txt', '1 2')", /scored twice: score\.txt has 2 words/],
  beyond: ["say('score.txt', '11')", /scores 11, outside its range 0 to 10/],
  passes: ["say('nextpass.in', '1')", /asked for another pass/],
} as const;

/** legacy: a validator that is at fault when it reads 1, and accepts all else, such as what `accepted` prints. */
export const faulty = (fault: keyof typeof FAULTS, accepted = 'print(2)\n'): Files =>
  legacy(
    `type: scoring\nvalidation: custom score\nlimits: { time_limit: 2, ${SMALL.replace('time: 2', 'time: 1')} }\n`,
    {
      ...cases('secret', { [fault]: ['1', '1'] }),
      'data/testdata.yaml': 'range: 0 10\n',
      'output_validators/validate.py': [
        'import sys',
        "say = lambda name, text: open(sys.argv[3] + name, 'w').write(text)",
        "if sys.stdin.read().strip() != '1': say('score.txt', '10'); sys.exit(42)",
        FAULTS[fault][0],
        'sys.exit(42)',
        '',
      ].join('\n'),
      'submissions/accepted/right.py': accepted,
    },
  );

/** Interactive: a validator that keeps a program waiting, unless its first word is "go". */
export const stalling: Files = legacy(
  `validation: custom interactive\nlimits: { time_limit: 1, ${SMALL} }\n`,
  {
    ...cases('secret', { a: ['1', '1'] }),
    'output_validators/stall.py':
      "import sys\nif sys.stdin.readline().strip() == 'go': sys.exit(42)\nwhile True:\n    pass\n",
    'submissions/accepted/goes.py': "print('go', flush=True)\n",
  },
);
