import { crc32, deflateRawSync } from 'node:zlib';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createScriptedSandbox } from '@hone/sandbox/scripted';
import { importPackage, type ImportResult } from './import-package.js';

/** A package that can be imported: version legacy, one sample, one secret case, a stated time limit. */
export const GOOD: Readonly<Record<string, string>> = {
  'problem.yaml': 'name: Small problem\nlimits: { time_limit: 1 }\n',
  'problem_statement/problem.en.tex': 'Print it.\n',
  'data/sample/1.in': '1\n',
  'data/sample/1.ans': '1\n',
  'data/secret/2.in': '2\n',
  'data/secret/2.ans': '2\n',
  'submissions/accepted/echo.py': 'print(input())\n',
};

/** The same with another `problem.yaml` and more files. */
export const legacy = (
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...GOOD,
  'problem.yaml': `name: Small problem\n${yaml}`,
  ...files,
});

/** The same without a file. */
export const without = (path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(GOOD).filter(([name]) => name !== path));

/** The same in version 2025-09; `yaml` is added after the required keys. */
export const newest = (
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...GOOD,
  'problem.yaml': `problem_format_version: 2025-09\nname: Small problem\nuuid: x\nlimits: { time_limit: 1 }\n${yaml}`,
  ...files,
});

const decoder = new TextDecoder();
const roots: string[] = [];

afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))));

/** Writes a package folder that exists as long as the test file runs. */
export async function writePackage(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hone-import-'));
  roots.push(root);
  const folder = join(root, 'small');
  await mkdir(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Imports from a path; submissions print the answer of each case. */
export function importFrom(path: string, languages?: readonly string[]): Promise<ImportResult> {
  return importPackage(path, {
    languages,
    machineMiB: 8192,
    openSandbox: async () => answeringSandbox(await answersOf(path)),
    signal: new AbortController().signal,
  });
}

/** Validators accept; other programs print the answer to their input, or the input if no answer is known. */
function answeringSandbox(answers: ReadonlyMap<string, string>): Sandbox {
  const usage = { cpuMs: 1, wallMs: 1, memoryBytes: 1 };
  return createScriptedSandbox({
    run: ({ stdin, argv }) =>
      argv === undefined
        ? { stdout: answers.get(decoder.decode(stdin)) ?? decoder.decode(stdin), usage }
        : { usage },
    // The last word of a validator's script is its name; other commands build it and handle its feedback.
    start: (program) => program.exit(program.argv === undefined || program.argv.at(-1) === 'run' ? 42 : 0),
  });
}

/** The answers of a package folder's cases by their input. */
async function answersOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.in'),
  );
  const cases = names.map(async (name) => {
    const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8').catch(() => '');
    return [await read(name), await read(name.replace(/\.in$/, '.ans'))] as const;
  });
  return new Map(await Promise.all(cases));
}

/** Imports a folder with these files. */
export async function importFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ImportResult> {
  return importFrom(await writePackage(files));
}

/**
 * Imports a folder with these files; its programs print their input and use the CPU time of `cpuMs`. The one
 * whose source is `wrong` prints something else.
 */
export async function importMeasured(
  files: Readonly<Record<string, string>>,
  cpuMs: (source: string, input: string) => number,
  wrong?: string,
): Promise<ImportResult> {
  const sandbox = createScriptedSandbox({
    run: (run) => {
      const [source, input] = [run.files.get(run.entry), run.stdin].map((bytes) => decoder.decode(bytes));
      const usage = { cpuMs: cpuMs(source ?? '', input ?? ''), wallMs: 1, memoryBytes: 1 };
      return { stdout: source === wrong ? 'something else\n' : (input ?? ''), usage };
    },
  });
  return importPackage(await writePackage(files), {
    machineMiB: 8192,
    openSandbox: () => Promise.resolve(sandbox),
    signal: new AbortController().signal,
  });
}

/** `code path: message` of what was rejected. */
export const rejections = (result: ImportResult): string[] =>
  result.ok ? [] : result.findings.map(({ code, path, message }) => `${code} ${path}: ${message}`);

/** `code path` of what was left out. */
export const omissions = (result: ImportResult): string[] =>
  result.skipped.map(({ code, path }) => `${code} ${path}`);

/** Messages of what was left out with a code. */
export const omitted = (result: ImportResult, code: string): string[] =>
  result.skipped.filter((finding) => finding.code === code).map(({ message }) => message);

/** An entry of a zip file; `declared` is a false unpacked size, `mode` is the Unix mode. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly declared?: number;
  readonly mode?: number;
  readonly flags?: number;
}

/** A zip file, as the APPNOTE of PKWARE has it (4.3.7, 4.3.12, 4.3.16), with entries that no archiver would write. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800 | (entry.flags ?? 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(entry.content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.declared ?? Buffer.from(entry.content).length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, common, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
