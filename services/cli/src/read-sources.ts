import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SourceFile } from '@hone/contracts';
import { UsageError } from './output.js';

const MAX_READ_BYTES = 4 * 1024 * 1024;

/** Reads the files to grade: a file by its base name, files of a folder by their relative paths. */
export async function readSources(paths: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined)
      throw new UsageError('REQUEST_INVALID', [{ path, message: 'the file does not exist' }]);
    if (info.isDirectory()) files.push(...(await readFolder(path, '')));
    else files.push(await readOne(path, basename(path)));
  }
  return files;
}

async function readFolder(root: string, relative: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const item of await readdir(join(root, relative), { withFileTypes: true })) {
    const path = relative === '' ? item.name : `${relative}/${item.name}`;
    if (relative === '' && item.name === 'expect.yml') continue;
    if (item.isDirectory()) files.push(...(await readFolder(root, path)));
    else if (item.isFile()) files.push(await readOne(join(root, path), path));
    else
      throw new UsageError('FILE_PATH_REFUSED', [
        { path, message: 'only regular files are accepted, no links, devices or pipes' },
      ]);
  }
  return files;
}

async function readOne(path: string, name: string): Promise<SourceFile> {
  const { size } = await stat(path);
  if (size > MAX_READ_BYTES)
    throw new UsageError('FILE_TOO_LARGE', [{ path: name, message: `the file is too large: ${size} bytes` }]);
  try {
    return {
      path: name,
      content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path)),
    };
  } catch {
    throw new UsageError('FILE_ENCODING', [{ path: name, message: 'the content is not valid UTF-8 text' }]);
  }
}
