import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageFinding } from '@hone/contracts/kind';

export const MAX_FILES = 1000;
const MAX_FILE_BYTES = 8 * 1024 * 1024;
export const MAX_TOTAL_BYTES = 24 * 1024 * 1024;
const MAX_DEPTH = 8;
const IGNORED = new Set(['node_modules', '__pycache__']);

interface Reading {
  readonly files: Map<string, Uint8Array>;
  readonly findings: PackageFinding[];
  bytes: number;
}

const refuse = (reading: Reading, code: string, path: string, message: string): void => {
  reading.findings.push({ severity: 'error', code, path, message });
};

/** Reads a challenge folder into memory. Links, devices, and files beyond the caps are findings, never followed. */
export async function readFolder(
  root: string,
): Promise<{ files: ReadonlyMap<string, Uint8Array>; findings: PackageFinding[] }> {
  const reading: Reading = { files: new Map(), findings: [], bytes: 0 };
  await readLevel(root, '', 0, reading);
  return reading;
}

async function readLevel(root: string, relative: string, depth: number, reading: Reading): Promise<void> {
  if (depth > MAX_DEPTH)
    return refuse(reading, 'PACKAGE_TOO_DEEP', relative, `more than ${MAX_DEPTH} folders deep`);
  for await (const item of await opendir(join(root, relative))) {
    if (item.name.startsWith('.') || IGNORED.has(item.name)) continue;
    const path = relative === '' ? item.name : `${relative}/${item.name}`;
    if (item.isDirectory()) await readLevel(root, path, depth + 1, reading);
    else if (item.isFile()) await readOne(root, path, reading);
    else refuse(reading, 'PACKAGE_ODD_FILE', path, 'links, devices, sockets and pipes are not allowed');
  }
}

async function readOne(root: string, path: string, reading: Reading): Promise<void> {
  const { size } = await lstat(join(root, path));
  if (size > MAX_FILE_BYTES)
    return refuse(reading, 'PACKAGE_FILE_TOO_LARGE', path, `${size} bytes; ${MAX_FILE_BYTES} are allowed`);
  if (reading.files.size >= MAX_FILES)
    return refuse(reading, 'PACKAGE_TOO_MANY_FILES', path, `more than ${MAX_FILES} files`);
  reading.bytes += size;
  if (reading.bytes > MAX_TOTAL_BYTES)
    return refuse(reading, 'PACKAGE_TOO_LARGE', path, `more than ${MAX_TOTAL_BYTES} bytes together`);
  reading.files.set(path, await readFile(join(root, path)));
}
