import { packArchive } from '@hone/kit/package-archive';

/** A small challenge as files; `changes` replaces files, or removes those that are undefined. */
export function samplePackage(
  slug = 'price-spread',
  changes: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const files: Record<string, string | undefined> = {
    'challenge.yml': manifestOf(slug),
    'statement.md': '# The spread of prices\n\nRead prices, print the spread.\n',
    'editorial.md': 'Keep the least and the greatest.\n',
    'hints.yml': 'hints: [Look at both ends., Sorting is not needed.]\n',
    'starter/python/main.py': 'prices = input()\n',
    'starter/javascript/main.js': 'const prices = [];\n',
    'tests/samples/first.in': '1 5 3\n',
    'tests/samples/first.ans': '4\n',
    'tests/generate.py': 'print(1)\n',
    'solutions/accepted/reference/main.py': 'secret = 1\n',
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function manifestOf(slug: string): string {
  return `format: hone/1
slug: ${slug}
title: The spread of prices
kind: optimization
summary: Tell how far apart the prices of a day were.
difficulty: 1
minutes: 10
skills: [optimization]
languages: [python, javascript]
submit: ["main.*"]
limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 128, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 100, aggregate: all }
grading:
  checker: { type: tokens }
  samples: tests/samples
  generator: { path: tests/generate.py, language: python }
  families: [{ id: random, group: correct, sizes: [10] }]
  reference: { python: solutions/accepted/reference }
`;
}

/** The archive of a challenge, as the command line sends it. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const packed = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  return Uint8Array.from(packArchive(new Map(packed)).archive);
}
