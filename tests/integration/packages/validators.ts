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

const ADDS = ['import sys', 'numbers = sys.stdin.read().split()', 'print(sum(map(int, numbers)))', ''].join(
  '\n',
);

/** Programs that talk to the validator of `summing`, each with its way to end its output. */
export const ADDERS = {
  'reads to the end': ADDS,
  'says more': `${ADDS}print('more')\n`,
  'ends its output before itself': `${ADDS}import os\nsys.stdout.flush()\nos.close(1)\nos._exit(0)\n`,
  'ends its output and stays': `${ADDS}import os, time\nsys.stdout.flush()\nos.close(1)\ntime.sleep(60)\n`,
  'ends its output and crashes': `${ADDS}import os\nsys.stdout.flush()\nos.close(1)\nos.abort()\n`,
  'ends both and stays': 'import os, time\nos.close(0)\nos.close(1)\ntime.sleep(60)\n',
  'ends its input': 'import os\nos.close(0)\nprint(0)\n',
  'leaves its output to a child': `import os, time\nif os.fork() == 0:\n    time.sleep(60)\n${ADDS}sys.stdout.flush()\nos._exit(0)\n`,
  'waits for its child': `import os, time\nif os.fork() == 0:\n    time.sleep(60)\n${ADDS}sys.stdout.flush()\nos.close(1)\nos.wait()\n`,
  'crashes before its answer': 'import os, sys\nsys.stdin.read()\nos.abort()\n',
} as const;

/** 2025-09, interactive: a validator that ends its output long before it exits, with more than any pipe holds. */
export const summing: Files = newest(`type: interactive\nlimits: { time_limit: 2, ${SMALL} }\n`, {
  'data/sample/1.in': '3\n',
  'data/secret/many.in': '50000\n',
  'output_validator/sum.py': [
    'import os, sys',
    'n = int(open(sys.argv[1]).read())',
    "print(*range(n), sep='\\n', flush=True)",
    'os.close(1)',
    'sys.exit(42 if sys.stdin.read().split() == [str(n * (n - 1) // 2)] else 43)',
    '',
  ].join('\n'),
  'submissions/accepted/adds.py': ADDS,
});

/** legacy: a validator that one script compiles and another runs, with arguments unlike those of the format. */
export const scripted: Files = legacy(`validation: custom\nlimits: { time_limit: 1, ${SMALL} }\n`, {
  ...cases('secret', { a: ['1', '1'], b: ['2', '2'] }),
  'output_validators/same/build': '#!/bin/sh\ncc -O1 judge.c -o judge\n',
  'output_validators/same/run': '#!/bin/sh\nshift\n./judge "$1" "$2"judgemessage.txt\n',
  'output_validators/same/judge.c': [
    '#include <stdio.h>',
    'int main(int argc, char **argv) {',
    '    int right, said;',
    '    FILE *answer = fopen(argv[1], "r"), *message = fopen(argv[2], "w");',
    '    if (argc != 3 || !answer || !message || fscanf(answer, "%d", &right) != 1) return 1;',
    '    fprintf(message, "compared");',
    '    return scanf("%d", &said) == 1 && said == right ? 42 : 43;',
    '}',
    '',
  ].join('\n'),
  'submissions/accepted/echo.py': 'print(input())\n',
});

/** The same with a script that fails. */
export const unbuilt: Files = { ...scripted, 'output_validators/same/judge.c': 'no C\n' };

/** The behaviours of the validator of `faulty`, and the words that report a fault. */
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

/** legacy: a validator that fails when it reads 1, and accepts everything else, such as the output of `accepted`. */
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
