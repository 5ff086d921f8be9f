import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { importPackage, type ImportResult } from '@hone/grading';
import { EXIT, UsageError, type Output } from '../output.js';
import type { OpenSandbox } from '../sandbox.js';

export interface ImportFlags {
  readonly out?: string;
  readonly language?: readonly string[];
}

const MEBIBYTE = 1024 * 1024;

/**
 * `hone import`: creates a challenge folder from a Kattis/ICPC problem package. Writes everything or nothing.
 */
export async function importChallenge(
  path: string,
  flags: ImportFlags,
  root: string,
  openSandbox: OpenSandbox,
  output: Output,
): Promise<number> {
  const result = await importPackage(path, {
    languages: flags.language,
    machineMiB: Math.floor(totalmem() / MEBIBYTE),
    openSandbox,
    signal: new AbortController().signal,
  });
  if (!result.ok) {
    output.result(
      { challenge: null, findings: result.findings, skipped: result.skipped },
      describeRefusal(result),
    );
    return EXIT.findings;
  }
  const shown = join(flags.out ?? 'challenges', result.slug);
  const folder = flags.out === undefined ? join(root, shown) : shown;
  await writeChallenge(folder, result.files);
  output.result(
    { challenge: folder, skipped: result.skipped },
    [`Created ${shown}. Next: ./hone verify ${shown}`, ...describeSkipped(result.skipped)].join('\n'),
  );
  return EXIT.ok;
}

async function writeChallenge(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if ((await stat(folder).catch(() => undefined)) !== undefined)
    throw new UsageError('REQUEST_INVALID', [
      { path: '--out', message: `${folder} already exists; nothing was changed` },
    ]);
  // Write to a temporary folder and rename it, so that an interrupted import leaves no partial challenge.
  const unfinished = `${folder}.importing-${process.pid}`;
  try {
    for (const [path, content] of files) {
      const target = join(unfinished, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { flag: 'wx' });
    }
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

function describeRefusal({ findings, skipped }: Extract<ImportResult, { ok: false }>): string {
  const lines = findings.map(({ code, path, message }) => `  ${code} ${path}: ${message}`);
  return [
    'The package could not be imported; nothing was written.',
    ...lines,
    ...describeSkipped(skipped),
  ].join('\n');
}

/** Omissions that an author must know about. */
function describeSkipped(skipped: ImportResult['skipped']): string[] {
  const lines = skipped.map(({ path, message }) => `  ${path}: ${message}`);
  return lines.length > 0 ? ['Different from the package:', ...lines] : [];
}
