import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { followLinks } from './zip-links.js';
import { printable, type ImportReport } from './import-report.js';
import { isPackageName, PACKAGE_CAPS, PackageBudget } from './package-caps.js';

const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;
const MAX_TARGET_BYTES = 4096;

/**
 * Unpacks a zip file into memory. Checks the declared sizes and names of all entries before the first is read;
 * hostile ones are rejected by name in the report, and then nothing is unpacked.
 */
export async function readZip(archive: Buffer, report: ImportReport): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  try {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
    const zip = await fromBufferPromise(archive, options);
    const budget = new PackageBudget(report);
    const entries = await listEntries(zip, budget, report);
    if (report.rejections.length > 0) return files;
    const links = new Map<string, string>();
    for (const entry of entries) {
      const content = await readEntry(zip, entry);
      if (typeOf(entry) === LINK) links.set(entry.fileName, new TextDecoder().decode(content));
      else files.set(entry.fileName, content);
    }
    followLinks(links, files, budget, report);
  } catch (error) {
    // The library reports names that lead elsewhere, false sizes, and broken archives alike.
    const message = error instanceof Error ? error.message : String(error);
    report.reject('PACKAGE_ZIP_INVALID', 'archive', `not a zip file that can be read: ${printable(message)}`);
  }
  return files;
}

async function listEntries(zip: ZipFile, budget: PackageBudget, report: ImportReport): Promise<Entry[]> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    const odd = oddityOf(entry);
    if (odd !== undefined) report.reject('PACKAGE_ODD_FILE', path, odd);
    if (report.rejections.length > 0) break;
    if (path.endsWith('/')) continue;
    const parts = path.split('/');
    if (!parts.every(isPackageName)) {
      if (!parts.some((part) => part.startsWith('.')))
        report.skip(
          'NAME_IGNORED',
          path,
          'the format allows letters, digits and _ . - in names; the file is ignored',
        );
      continue;
    }
    if (!budget.admit(path, entry.uncompressedSize)) break;
    const folded = path.toLowerCase();
    if (seen.has(folded)) report.reject('PACKAGE_NAME_TWICE', path, 'two files have this name');
    seen.add(folded);
    entries.push(entry);
  }
  return entries;
}

const typeOf = (entry: Entry): number => (entry.externalFileAttributes >>> 16) & TYPE_MASK;

function oddityOf(entry: Entry): string | undefined {
  if (![0, REGULAR, FOLDER, LINK].includes(typeOf(entry)))
    return 'devices, sockets and pipes are not allowed';
  if (typeOf(entry) === LINK && entry.uncompressedSize > MAX_TARGET_BYTES)
    return `a link names its target in ${MAX_TARGET_BYTES} bytes at most`;
  if (entry.isEncrypted()) return 'encrypted files cannot be read';
  const { uncompressedSize, compressedSize } = entry;
  const { ratio, ratioFromBytes } = PACKAGE_CAPS;
  if (uncompressedSize > ratioFromBytes && uncompressedSize > ratio * compressedSize)
    return `${uncompressedSize} bytes are packed into ${compressedSize}, more than ${ratio} to one`;
  return undefined;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  // The library breaks off a stream that is longer than declared.
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
