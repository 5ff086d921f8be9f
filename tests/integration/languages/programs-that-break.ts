import type { Program } from './programs-that-run.js';

/** None compiles; `says` is text that the learner must be able to read. */
export const BREAKS: Readonly<Record<string, readonly (Program & { readonly says: RegExp })[]>> = {
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
  java: [
    {
      what: 'in the main file',
      files: { 'Main.java': 'class Main {\n  int x = "s";\n}\n' },
      says: /^Main\.java:2: error: incompatible types/,
    },
    {
      what: 'in another file',
      files: { 'Main.java': 'class Main {}\n', 'lib/Other.java': 'package lib;\nclass {\n' },
      says: /^lib\/Other\.java:2: error/,
    },
    {
      what: 'by the want of a main method',
      files: { 'Main.java': 'class Main {}\n' },
      says: /^No class has a main method\.$/,
    },
    {
      what: 'by two main methods in other files than the one that was named',
      files: {
        'Main.java': 'class Main {}\n',
        'A.java': 'class A { public static void main(String[] a) {} }\n',
        'B.java': 'class B { public static void main(String[] a) {} }\n',
      },
      says: /^Several classes have a main method: A, B\. Name the main file\.$/,
    },
  ],
  go: [
    {
      what: 'in the main file',
      files: { 'main.go': 'package main\n\nfunc main() {\n\tx := 1\n}\n' },
      says: /main\.go:4:2: declared and not used: x/,
    },
    {
      what: 'in another file',
      files: { 'main.go': 'package main\n\nfunc main() {}\n', 'other.go': 'package main\n\nfunc {\n' },
      says: /other\.go:3:6: syntax error/,
    },
    {
      what: 'by an import from elsewhere',
      files: { 'main.go': 'package main\n\nimport _ "github.com/a/b"\n\nfunc main() {}\n' },
      says: /main\.go:3:8: cannot find module/,
    },
  ],
  ruby: [
    { what: 'in the main file', files: { 'main.rb': 'x = 1\ndef f(\n' }, says: /main\.rb:\d: syntax error/ },
    {
      what: 'in another file',
      files: { 'main.rb': 'puts 1\n', 'lib/other.rb': 'class\n' },
      says: /lib\/other\.rb:\d/,
    },
  ],
  cpp: [
    {
      what: 'in the main file',
      files: { 'main.cpp': 'int main() {\n  return missing;\n}\n' },
      says: /main\.cpp:2:10: error: .missing. was not declared/,
    },
    {
      what: 'in a header',
      files: { 'main.cpp': '#include "lib/a.h"\nint main() {}\n', 'lib/a.h': 'int f( { }\n' },
      says: /lib\/a\.h:1:\d+: error/,
    },
    {
      what: 'by a function that is nowhere',
      files: { 'main.cpp': 'void nowhere();\nint main() { nowhere(); }\n' },
      says: /undefined symbol: nowhere\(\).*main\.cpp/s,
    },
  ],
  c: [
    {
      what: 'in the main file',
      files: { 'main.c': 'int main(void) {\n  return missing;\n}\n' },
      says: /main\.c:2:10: error: .missing. undeclared/,
    },
    {
      what: 'by two main functions',
      files: { 'main.c': 'int main(void) {}\n', 'other.c': 'int main(void) {}\n' },
      says: /duplicate symbol.*other\.c/,
    },
    {
      what: 'by a warning that was made an error',
      files: { 'main.c': '#error no\n' },
      says: /main\.c:1:2: error: #error no/,
    },
  ],
};
