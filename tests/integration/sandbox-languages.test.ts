import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANDIDATE, GENEROUS, openTestSandbox, textOf } from '../support/sandbox.js';

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  await sandbox.settled();
}, 60_000);
afterAll(() => sandbox.close());

/** Compiles `entry` among `files` in a box of its own. */
async function compiled(language: string, files: Record<string, string>, entry: string) {
  const box = await sandbox.open({ runtime: language, ...CANDIDATE });
  await box.put(Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })));
  return { box, result: await box.compile(entry) };
}

interface Program {
  readonly what: string;
  readonly files: Record<string, string>;
  readonly entry?: string;
}

const RUNS: Readonly<Record<string, readonly Program[]>> = {
  python: [
    {
      what: 'modules beside the main file and in packages',
      files: {
        'main.py': 'from tools import a\nfrom pack.deep import b\nprint(a + b)\n',
        'tools.py': 'a = "right"\n',
        'pack/__init__.py': '',
        'pack/deep.py': 'b = ""\n',
      },
    },
    {
      what: 'a main file of another name',
      files: { 'app/start.py': 'print("right")\n' },
      entry: 'app/start.py',
    },
  ],
  javascript: [
    {
      what: 'CommonJS',
      files: {
        'main.js': "if (require.main === module) console.log(require('./lib/a').a);\n",
        'lib/a.js': "exports.a = 'right';\n",
      },
    },
    {
      what: 'modules by extension, with await at the top',
      files: {
        'main.mjs': "import { a } from './a.mjs';\nconsole.log(await a);\n",
        'a.mjs': "export const a = Promise.resolve('right');\n",
      },
      entry: 'main.mjs',
    },
    {
      what: 'modules by package.json',
      files: {
        'package.json': '{ "type": "module" }',
        'main.js': "import { a } from './a.js';\nconsole.log(a);\n",
        'a.js': "export const a = 'right';\n",
      },
    },
    { what: 'a return at the top of CommonJS', files: { 'main.js': "console.log('right');\nreturn;\n" } },
  ],
  typescript: [
    {
      what: 'types, enums and parameter properties',
      files: {
        'main.ts':
          "enum Word { Right = 'right' }\nclass A { constructor(readonly word: Word) {} }\nconst a: A = new A(Word.Right);\nconsole.log(a.word satisfies string);\n",
      },
    },
    {
      what: 'imports with and without extension',
      files: {
        'main.ts':
          "import { a } from './a';\nimport { b } from './b.ts';\nimport { c } from './lib/c.js';\nimport type { T } from './types';\nconst t: T = a + b + c;\nconsole.log(t);\n",
        'a.ts': "export const a = 'ri';\n",
        'b.ts': "export const b = 'gh';\n",
        'lib/c.ts': "export const c = 't';\n",
        'types.ts': 'export type T = string;\n',
      },
    },
    {
      what: 'await at the top beside require',
      files: {
        'main.ts':
          "const { sep } = require('node:path');\nconst a = await Promise.resolve('right');\nif (sep === '/') console.log(a);\n",
      },
    },
    {
      what: 'a main guard',
      files: { 'main.ts': "if (require.main === module) console.log('right');\n" },
    },
    {
      what: 'a type error, which nobody asked about',
      files: { 'main.ts': "const n: number = 'right';\nconsole.log(n);\n" },
    },
  ],
};

const BREAKS: Readonly<Record<string, readonly (Program & { readonly says: RegExp })[]>> = {
  python: [
    { what: 'in the main file', files: { 'main.py': 'x = (\n' }, says: /main\.py.*line 1.*never closed/s },
    {
      what: 'in another file',
      files: { 'main.py': 'print(1)\n', 'other.py': 'def f(:\n' },
      says: /other\.py.*SyntaxError/s,
    },
    { what: 'by a NUL', files: { 'main.py': 'print(1)\0\n' }, says: /null byte/ },
    {
      what: 'by an encoding that does not exist',
      files: { 'main.py': '# -*- coding: nonsense -*-\n' },
      says: /unknown encoding/,
    },
    {
      what: 'by nesting',
      files: { 'main.py': `x = ${'('.repeat(5000)}${')'.repeat(5000)}\n` },
      says: /too (many nested|deeply)/,
    },
  ],
  javascript: [
    {
      what: 'in the main file',
      files: { 'main.js': 'let a = 1;\nlet a = 2;\n' },
      says: /main\.js:2.*SyntaxError.*'a'/s,
    },
    {
      what: 'in another file',
      files: { 'main.js': '', 'lib/other.mjs': 'import {' },
      says: /lib\/other\.mjs.*SyntaxError/s,
    },
    {
      what: 'by a return in a module',
      files: { 'package.json': '{"type":"module"}', 'main.js': 'return 1;\n' },
      says: /Illegal return/,
    },
  ],
  typescript: [
    { what: 'in the main file', files: { 'main.ts': 'const a: = 1;\n' }, says: /main\.ts:1:9/ },
    {
      what: 'in an imported file',
      files: { 'main.ts': "import './other';\n", 'other.ts': 'let x = {;\n' },
      says: /other\.ts:1/,
    },
    {
      what: 'by an import of nothing',
      files: { 'main.ts': "import './nothing';\n" },
      says: /Could not resolve "\.\/nothing"/,
    },
  ],
};

const rowsOf = <Row extends Program>(table: Readonly<Record<string, readonly Row[]>>) =>
  Object.entries(table).flatMap(([language, rows]) => rows.map((row) => ({ language, ...row })));

describe('a language', () => {
  it.each(rowsOf(RUNS))('$language runs $what', async ({ language, files, entry }) => {
    const { box, result } = await compiled(language, files, entry ?? sandbox.sourceName(language));
    expect(result).toMatchObject({ ok: true });
    const outcome = await box.run({ limits: GENEROUS });
    await box.close();
    expect([outcome.status, textOf(outcome.stderr), textOf(outcome.stdout)]).toEqual([
      'exited',
      '',
      'right\n',
    ]);
  });

  it.each(rowsOf(BREAKS))('$language is broken $what, and says where', async ({ language, files, says }) => {
    const { box, result } = await compiled(language, files, sandbox.sourceName(language));
    await box.close();
    expect(result).toMatchObject({ ok: false, reason: 'compile-error' });
    expect(result.output).toMatch(says);
    expect(result.output).not.toContain('/hone/');
  });

  it.each(['python', 'javascript', 'typescript'])(
    '%s executes nothing while it compiles',
    async (language) => {
      const program = language === 'python' ? 'print("ran")\n' : 'console.log("ran");\n';
      const { box, result } = await compiled(
        language,
        { [sandbox.sourceName(language)]: program },
        sandbox.sourceName(language),
      );
      await box.close();
      expect(result).toMatchObject({ ok: true, output: '' });
    },
  );
});
