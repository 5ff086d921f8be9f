import type { Judgement } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import {
  createTrustedCache,
  gradeSubmission,
  importPackage,
  loadFiles,
  type LoadedChallenge,
} from '@hone/grading';
import { parse } from 'yaml';
import { writePackage, type Files } from './build.js';

/** An imported package, loaded as a challenge. */
export interface Imported {
  readonly challenge: LoadedChallenge;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** `code path` of everything that was left out. */
  readonly skipped: readonly string[];
}

/** Lets the import use a sandbox that others keep using. */
const borrowed = (sandbox: Sandbox): Sandbox =>
  new Proxy(sandbox, {
    get: (target, key) => {
      if (key === 'close') return () => Promise.resolve();
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

/** Imports a package that must be importable, for Python only. */
export async function importSmall(
  root: string,
  name: string,
  files: Files,
  sandbox: Sandbox,
): Promise<Imported> {
  const result = await importPackage(await writePackage(root, name, files), {
    languages: ['python'],
    machineMiB: 4096,
    openSandbox: () => Promise.resolve(borrowed(sandbox)),
    signal: new AbortController().signal,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
  const loaded = loadFiles(result.files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  const skipped = result.skipped.map(({ code, path }) => `${code} ${path}`);
  return { challenge: loaded.challenge, files: result.files, skipped };
}

/** Grades files of a Python program. */
export async function gradeFiles(
  { challenge }: Imported,
  files: Readonly<Record<string, string>>,
  sandbox: Sandbox,
  entry?: string,
): Promise<Judgement> {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'python',
      files: Object.entries(files).map(([path, content]) => ({ path, content })),
      ...(entry !== undefined && { entry }),
      mode: 'submit',
      seed: '5eed5eed',
    },
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  return judgement;
}

/** A judgement in one line: `partial, wrong-answer, 60`. */
export const inWords = ({ verdict, reason, score }: Judgement): string =>
  `${verdict}, ${reason ?? 'no reason'}, ${score?.percent ?? 'no score'}`;

/** The solutions of an imported package: folder, what it expects, and its files. */
export function solutionsOf({
  files,
}: Imported): Map<string, { expect: unknown; files: Record<string, string> }> {
  const solutions = new Map<string, { expect: unknown; files: Record<string, string> }>();
  for (const [path, content] of files) {
    const [, folder, name] = /^(solutions\/[^/]+\/[^/]+)\/(.+)$/.exec(path) ?? [];
    if (folder === undefined || name === undefined) continue;
    const solution = solutions.get(folder) ?? { expect: undefined, files: {} };
    solutions.set(folder, solution);
    const text = Buffer.from(content).toString('utf8');
    if (name === 'expect.yml') solution.expect = parse(text);
    else solution.files[name] = text;
  }
  return solutions;
}
