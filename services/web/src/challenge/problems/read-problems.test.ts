import { describe, expect, it } from 'vitest';
import { readProblems } from './read-problems.js';

const at = (path: string, line: number, message: string, more: object = {}) => ({
  path,
  line,
  severity: 'error',
  message,
  ...more,
});

const CASES: readonly (readonly [string, readonly string[], string, readonly object[]])[] = [
  [
    'GCC',
    ['main.c', 'list.h'],
    [
      'main.c: In function ‘main’:',
      'main.c:2:11: warning: initialization of ‘int’ from ‘char *’',
      '    2 |   int x = "a"',
      'list.h:3:2: error: expected ‘,’ before ‘return’',
      'list.h:4:1: note: declared here',
    ].join('\n'),
    [
      at('main.c', 2, 'initialization of ‘int’ from ‘char *’', { column: 11, severity: 'warning' }),
      at('list.h', 3, 'expected ‘,’ before ‘return’', { column: 2 }),
    ],
  ],
  [
    'javac',
    ['Main.java'],
    "/box/Main.java:3: error: ';' expected\n  int x\n",
    [at('Main.java', 3, "';' expected")],
  ],
  [
    'Go',
    ['main.go'],
    '# main\n./main.go:5:2: undefined: x\n',
    [at('main.go', 5, 'undefined: x', { column: 2 })],
  ],
  [
    'esbuild',
    ['main.ts'],
    '✘ [ERROR] Expected ";" but found "y"\n\n    main.ts:1:6:\n      1 │ let x y\n',
    [at('main.ts', 1, 'Expected ";" but found "y"', { column: 6 })],
  ],
  [
    'the syntax check of Python',
    ['main.py'],
    '  File "main.py", line 3\n    x =\n       ^\nSyntaxError: invalid syntax\n',
    [at('main.py', 3, 'SyntaxError: invalid syntax')],
  ],
  [
    'a traceback that ends in a library',
    ['main.py', 'lib/read.py'],
    [
      'Traceback (most recent call last):',
      '  File "/box/main.py", line 6, in <module>',
      '  File "/box/lib/read.py", line 2, in f',
      '    json.loads(x)',
      '  File "/usr/lib/python3.12/json/decoder.py", line 338, in decode',
      'json.decoder.JSONDecodeError: Expecting value',
    ].join('\n'),
    [at('lib/read.py', 2, 'json.decoder.JSONDecodeError: Expecting value')],
  ],
  [
    'Node',
    ['main.js'],
    [
      '/box/main.js:2',
      '  null.x;',
      '       ^',
      '',
      "TypeError: Cannot read properties of null (reading 'x')",
      '    at f (/box/main.js:2:8)',
      '    at Object.<anonymous> (/box/main.js:4:1)',
    ].join('\n'),
    [at('main.js', 2, "TypeError: Cannot read properties of null (reading 'x')")],
  ],
  [
    'a Java exception in a library',
    ['src/Main.java'],
    [
      'Exception in thread "main" java.lang.IndexOutOfBoundsException: Index 3',
      '\tat java.base/java.util.ArrayList.get(ArrayList.java:427)',
      '\tat Main.main(Main.java:7)',
    ].join('\n'),
    [at('src/Main.java', 7, 'java.lang.IndexOutOfBoundsException: Index 3')],
  ],
  [
    'a Go panic',
    ['main.go'],
    'panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.main()\n\t/work/source/main.go:5 +0x1d\n',
    [at('main.go', 5, 'panic: runtime error: index out of range [3]')],
  ],
  [
    'Ruby',
    ['main.rb'],
    "main.rb:1:in 'Integer#/': divided by 0 (ZeroDivisionError)\n\tfrom main.rb:1:in '<main>'\n",
    [at('main.rb', 1, 'divided by 0 (ZeroDivisionError)')],
  ],
  [
    'a checker of one file',
    ['query.sql'],
    'line 2, column 8: syntax error at or near "FORM"',
    [at('query.sql', 2, 'syntax error at or near "FORM"', { column: 8 })],
  ],
  [
    'a checker of several files',
    ['tables.cql', 'writes/one.cql'],
    'writes/one.cql, line 1, column 5: no such table\nline 3, column 1: of no known file',
    [at('writes/one.cql', 1, 'no such table', { column: 5 })],
  ],
];

describe('problems', () => {
  it.each(CASES)('are read from the output of %s', (_, paths, text, problems) => {
    expect(readProblems([text], paths)).toEqual(problems);
  });

  it('are in the learner’s files only, and each once', () => {
    const text = '/usr/lib/x.py:1: error: not yours\nmain.py:1: error: yours\nmain.py:1: error: yours\n';
    expect(readProblems([text, text], ['main.py'])).toEqual([at('main.py', 1, 'yours')]);
  });

  it('are not read from ordinary output', () => {
    expect(readProblems(['10:20: 30\nTotal errors: 3\n12 at 14:30\n'], ['main.py'])).toEqual([]);
  });
});
