/** A language that programs of a package may be written in and that challenges offer. */
export interface PackageLanguage {
  readonly id: string;
  /** Its name in the package format, as in `include/<code>/`. */
  readonly codes: readonly string[];
  readonly extensions: readonly string[];
  /** A program that compiles, reads nothing and prints nothing. */
  readonly starter: { readonly path: string; readonly content: string };
}

/** The languages that challenges offer, by the "languages table" of the package format. */
export const PACKAGE_LANGUAGES: readonly PackageLanguage[] = [
  {
    id: 'python',
    codes: ['python3', 'python'],
    extensions: ['py', 'py3'],
    starter: { path: 'main.py', content: 'import sys\n\nlines = sys.stdin\n' },
  },
  {
    id: 'javascript',
    codes: ['javascript'],
    extensions: ['js', 'mjs'],
    starter: { path: 'main.js', content: "const readline = require('node:readline');\n\nvoid readline;\n" },
  },
  {
    id: 'typescript',
    codes: ['typescript'],
    extensions: ['ts'],
    starter: { path: 'main.ts', content: "import * as readline from 'node:readline';\n\nvoid readline;\n" },
  },
  {
    id: 'java',
    codes: ['java'],
    extensions: ['java'],
    starter: {
      path: 'Main.java',
      content:
        'import java.util.*;\n\npublic class Main {\n    public static void main(String[] args) {\n    }\n}\n',
    },
  },
  {
    id: 'go',
    codes: ['go'],
    extensions: ['go'],
    starter: { path: 'main.go', content: 'package main\n\nfunc main() {\n}\n' },
  },
  {
    id: 'ruby',
    codes: ['ruby'],
    extensions: ['rb'],
    starter: { path: 'main.rb', content: 'lines = $stdin\n' },
  },
  {
    id: 'cpp',
    codes: ['cpp'],
    extensions: ['cc', 'cpp', 'cxx', 'c++', 'C'],
    starter: { path: 'main.cpp', content: '#include <bits/stdc++.h>\n\nint main() {\n    return 0;\n}\n' },
  },
  {
    id: 'c',
    codes: ['c'],
    extensions: ['c'],
    starter: { path: 'main.c', content: '#include <stdio.h>\n\nint main(void) {\n    return 0;\n}\n' },
  },
];

const PYTHON_2 = /^#!.*python2/;

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The one language of a program's files by their extensions; a name in words for one that is not offered. */
export function languageOfProgram(
  files: ReadonlyMap<string, Uint8Array>,
): { readonly id: string } | { readonly unknown: string } {
  const ids = new Set<string>();
  for (const [path, content] of files) {
    const found = PACKAGE_LANGUAGES.find(({ extensions }) => extensions.includes(extensionOf(path)));
    if (found === undefined) continue;
    const head = new TextDecoder().decode(content.subarray(0, 80));
    ids.add(found.id === 'python' && PYTHON_2.test(head) ? 'Python 2' : found.id);
  }
  const [only] = ids;
  if (only === undefined) {
    const extensions = [...new Set([...files.keys()].map((path) => `.${extensionOf(path)}`))].slice(0, 5);
    return { unknown: `no offered language has files like ${extensions.join(', ')}` };
  }
  if (ids.size > 1) return { unknown: `its files are of several languages: ${[...ids].join(', ')}` };
  return PACKAGE_LANGUAGES.some(({ id }) => id === only)
    ? { id: only }
    : { unknown: `${only} is not offered` };
}
