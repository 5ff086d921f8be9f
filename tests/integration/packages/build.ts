import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A problem package by path and content. */
export type Files = Readonly<Record<string, string>>;

/** Writes a package folder below `root` and returns its path. */
export async function writePackage(root: string, name: string, files: Files): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return join(root, name);
}

/** `NAME.in` and `NAME.ans` in a data folder for each case `NAME: [input, answer]`. */
export function cases(folder: string, own: Readonly<Record<string, readonly [string, string]>>): Files {
  return Object.fromEntries(
    Object.entries(own).flatMap(([name, [input, answer]]) => [
      [`data/${folder}/${name}.in`, `${input}\n`],
      [`data/${folder}/${name}.ans`, `${answer}\n`],
    ]),
  );
}

/** Small boxes, so that many fit. */
export const SMALL = 'memory: 128, validation_memory: 128, validation_time: 2';

const STATEMENT = { 'problem_statement/problem.en.tex': '\\problemname{Small}\nPrint it.\n' };

/** A package of version legacy. */
export const legacy = (yaml: string, files: Files): Files => ({
  'problem.yaml': `name: Small problem\n${yaml}`,
  ...STATEMENT,
  ...files,
});

/** A package of version 2025-09. */
export const newest = (yaml: string, files: Files): Files => ({
  'problem.yaml': `problem_format_version: 2025-09\nname: Small problem\nuuid: 5ca1ab1e-0000-4000-8000-000000000000\n${yaml}`,
  'statement/problem.en.md': 'Print it.\n',
  ...files,
});
