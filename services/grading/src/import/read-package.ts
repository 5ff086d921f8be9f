import { lstat, opendir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { ImportReport } from './import-report.js';
import { isPackageName, PACKAGE_CAPS, PackageBudget } from './package-caps.js';
import { readZip } from './read-zip.js';
import { LINK_IGNORED } from './zip-links.js';

/** A problem package in memory: its name and its files by path. */
export interface ProblemPackage {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a package folder, or a zip file of one. Links are followed within it. Anything hostile (devices, sizes,
 * depth, names) is rejected by name in the report before its contents are read; the result is then undefined.
 */
export async function readPackage(path: string, report: ImportReport): Promise<ProblemPackage | undefined> {
  const info = await lstat(path).catch(() => undefined);
  if (info === undefined) report.reject('PACKAGE_MISSING', path, 'there is no such folder or file');
  else if (info.isDirectory()) return readPackageFolder(path, report);
  else if (info.isFile()) return readArchive(path, info.size, report);
  else report.reject('PACKAGE_ODD_FILE', path, 'a link, device or pipe is not read');
  return undefined;
}

async function readArchive(
  path: string,
  bytes: number,
  report: ImportReport,
): Promise<ProblemPackage | undefined> {
  if (bytes > PACKAGE_CAPS.archiveBytes) {
    const message = `the archive has ${bytes} bytes; ${PACKAGE_CAPS.archiveBytes} are allowed`;
    report.reject('PACKAGE_TOO_LARGE', path, message);
    return undefined;
  }
  const files = await readZip(await readFile(path), report);
  if (report.rejections.length > 0) return undefined;
  return { name: basename(path).replace(/\.(zip|kpp)$/i, ''), files: withoutWrapper(files) };
}

/** An archive has the package at its root or in its only folder. */
function withoutWrapper(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const own = [...files];
  const top = new Set(own.map(([path]) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')));
  const [only = ''] = top;
  if (top.size !== 1 || only === '') return new Map(own);
  return new Map(own.map(([path, content]) => [path.slice(only.length), content]));
}

async function readPackageFolder(root: string, report: ImportReport): Promise<ProblemPackage | undefined> {
  const files = new Map<string, Uint8Array>();
  await readLevel({ root: await realpath(root), report, files, budget: new PackageBudget(report) }, '');
  return report.rejections.length > 0 ? undefined : { name: basename(root), files };
}

interface Reading {
  readonly root: string;
  readonly report: ImportReport;
  readonly files: Map<string, Uint8Array>;
  readonly budget: PackageBudget;
}

async function readLevel(reading: Reading, relative: string): Promise<void> {
  const { root, report } = reading;
  for await (const item of await opendir(join(root, relative))) {
    if (report.rejections.length > 0) return;
    const path = relative === '' ? item.name : `${relative}/${item.name}`;
    if (!isPackageName(item.name)) {
      if (!item.name.startsWith('.')) skipName(report, path);
    } else if (item.isDirectory()) await readFolder(reading, path);
    else if (item.isFile()) await readOne(reading, path, join(root, path));
    else if (item.isSymbolicLink()) await readLink(reading, path);
    else report.reject('PACKAGE_ODD_FILE', path, 'devices, sockets and pipes are not allowed');
  }
}

async function readFolder(reading: Reading, path: string): Promise<void> {
  if (path.split('/').length > PACKAGE_CAPS.depth)
    reading.report.reject('PACKAGE_TOO_DEEP', path, `more than ${PACKAGE_CAPS.depth} folders deep`);
  else await readLevel(reading, path);
}

/** A link is replaced by its target within the package. */
async function readLink(reading: Reading, path: string): Promise<void> {
  const { root, report } = reading;
  const target = (await realpath(join(root, path)).catch(() => undefined)) ?? '';
  const holder = await realpath(dirname(join(root, path)));
  const info = target.startsWith(root + sep) ? await lstat(target) : undefined;
  if (info?.isFile() === true) await readOne(reading, path, target);
  else if (info?.isDirectory() === true && !(holder + sep).startsWith(target + sep))
    await readFolder(reading, path);
  else report.skip('LINK_IGNORED', path, LINK_IGNORED);
}

async function readOne({ report, files, budget }: Reading, path: string, source: string): Promise<void> {
  const { size } = await lstat(source);
  if (!budget.admit(path, size)) return;
  const content = await readFile(source);
  // A file that grew since is larger than what was admitted.
  if (content.length > size) report.reject('PACKAGE_ODD_FILE', path, 'the file changes while it is read');
  else files.set(path, content);
}

/** The format allows files with other names in a package and ignores them. */
function skipName(report: ImportReport, path: string): void {
  report.skip(
    'NAME_IGNORED',
    path,
    'the format allows letters, digits and _ . - in names; the file is ignored',
  );
}
