/** Sources of one program; `entry` where it is not the language's own source name. */
export interface Program {
  readonly what: string;
  readonly files: Record<string, string>;
  readonly entry?: string;
}

/** Each prints `right`. */
export const RUNS: Readonly<Record<string, readonly Program[]>> = {
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
  java: [
    {
      what: 'packages, under a file name that is not that of its class',
      files: {
        'start.java':
          'package app;\nimport app.lib.Word;\npublic class Start { public static void main(String[] a) { System.out.println(Word.of("rig") + "ht"); } }\n',
        'app/lib/Word.java':
          'package app.lib;\npublic final class Word { public static String of(String s) { return s; } }\n',
      },
      entry: 'start.java',
    },
    {
      what: 'the class of the entry file, where several have a main',
      files: {
        'One.java': 'class One { public static void main(String[] a) { System.out.println("wrong"); } }\n',
        'Two.java': 'class Two { public static void main(String[] a) { System.out.println("right"); } }\n',
      },
      entry: 'Two.java',
    },
    {
      what: 'the only class with a main, whichever file was named',
      files: {
        'Word.java': 'record Word(String text) {}\n',
        'App.java':
          'class App { public static void main(String[] a) { System.out.println(new Word("right").text()); } }\n',
      },
      entry: 'Word.java',
    },
    {
      what: 'a file without a class, streams and lambdas',
      files: {
        'main.java':
          'void main() { IO.println(List.of("r", "ight").stream().reduce("", (a, b) -> a + b)); }\n',
      },
      entry: 'main.java',
    },
  ],
  go: [
    {
      what: 'a main package of several files',
      files: {
        'main.go': 'package main\n\nfunc main() { say("right") }\n',
        'say.go': 'package main\n\nimport "fmt"\n\nfunc say(word string) { fmt.Println(word) }\n',
        'say_test.go': 'package main\n\nimport "testing"\n\nfunc TestSay(t *testing.T) {}\n',
      },
    },
    {
      what: 'packages of a module that has no go.mod',
      files: {
        'main.go':
          'package main\n\nimport (\n\t"fmt"\n\t"main/word"\n)\n\nfunc main() { fmt.Println(word.Right) }\n',
        'word/word.go': 'package word\n\nconst Right = "right"\n',
      },
    },
    {
      what: 'packages of a module with a go.mod, from a folder of commands',
      files: {
        'go.mod': 'module example.com/words\n\ngo 1.22\n',
        'cmd/say/main.go':
          'package main\n\nimport (\n\t"fmt"\n\t"example.com/words/word"\n)\n\nfunc main() { fmt.Println(word.Right) }\n',
        'word/word.go': 'package word\n\nconst Right = "right"\n',
      },
      entry: 'cmd/say/main.go',
    },
  ],
  ruby: [
    {
      what: 'files beside the main file and in folders',
      files: {
        'main.rb': "require_relative 'lib/word'\nputs Word::RIGHT\n",
        'lib/word.rb': "module Word\n  RIGHT = 'right'\nend\n",
      },
    },
    {
      what: 'the standard library, with what it ships as gems',
      files: {
        'main.rb':
          "require 'set'\nrequire 'json'\nrequire 'prime'\nrequire 'matrix'\nrequire 'bigdecimal'\nputs JSON.parse('[\"right\"]').first if Set[2].include?(Prime.first) && Matrix.identity(2).det == BigDecimal(1)\n",
      },
    },
    {
      what: 'recursion as deep as Python allows many times over',
      files: { 'main.rb': 'def down(n) = n.zero? ? "right" : down(n - 1)\nputs down(50_000)\n' },
    },
  ],
  cpp: [
    {
      what: 'sources and headers in folders',
      files: {
        'main.cpp':
          '#include "lib/word.h"\n#include <iostream>\nint main() { std::cout << word() << "\\n"; }\n',
        'lib/word.h': '#pragma once\n#include <string>\nstd::string word();\n',
        'lib/word.cc': '#include "word.h"\nstd::string word() { return "right"; }\n',
      },
    },
    {
      what: 'the whole library at once, of C++20',
      files: {
        'main.cpp':
          '#include <bits/stdc++.h>\nusing namespace std;\nint main() { for (char c : "xright"s | views::drop(1)) cout << c; cout << endl; }\n',
      },
    },
    {
      what: 'names that look like options',
      files: {
        '-o main.cpp': 'const char *word();\n#include <cstdio>\nint main() { std::puts(word()); }\n',
        '@word.cpp': 'const char *word() { return "right"; }\n',
      },
      entry: '-o main.cpp',
    },
  ],
  c: [
    {
      what: 'sources and headers in folders, and the mathematical library',
      files: {
        'main.c':
          '#include "lib/word.h"\n#include <math.h>\n#include <stdio.h>\nint main(int count, char **args) { (void)args; if (sqrt(4.0 * count) == 2.0) puts(word()); }\n',
        'lib/word.h': 'const char *word(void);\n',
        'lib/word.c': '#include "lib/word.h"\nconst char *word(void) { return "right"; }\n',
      },
    },
  ],
};
