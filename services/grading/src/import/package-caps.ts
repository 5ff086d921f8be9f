import type { ImportReport } from './import-report.js';

const MEBIBYTE = 1024 * 1024;

/** Caps of a problem package; loading the challenge checks the lower ones of challenges. */
export const PACKAGE_CAPS = {
  files: 4000,
  depth: 8,
  fileBytes: 8 * MEBIBYTE,
  totalBytes: 64 * MEBIBYTE,
  /** Of a zip file: unpacked bytes for each packed one, for files larger than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: MEBIBYTE,
  archiveBytes: 64 * MEBIBYTE,
} as const;

/** Names that the format allows; files with other names are ignored. */
const NAME = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}$/;
/** The one hidden file that counts. */
export const TIME_LIMIT_FILE = '.timelimit';

export const isPackageName = (name: string): boolean => NAME.test(name) || name === TIME_LIMIT_FILE;

/** Adds up the declared sizes of files, before any is read. */
export class PackageBudget {
  private files = 0;
  private bytes = 0;
  private readonly report: ImportReport;

  constructor(report: ImportReport) {
    this.report = report;
  }

  /** Whether a file of this declared size may be read; otherwise rejects the package by name. */
  admit(path: string, bytes: number): boolean {
    const { depth, fileBytes, files, totalBytes } = PACKAGE_CAPS;
    this.files += 1;
    this.bytes += bytes;
    const reject = (code: string, message: string): false => {
      this.report.reject(code, path, message);
      return false;
    };
    if (bytes > fileBytes)
      return reject('PACKAGE_FILE_TOO_LARGE', `the file has ${bytes} bytes; ${fileBytes} are allowed`);
    if (path.split('/').length > depth + 1)
      return reject('PACKAGE_TOO_DEEP', `the file lies more than ${depth} folders deep`);
    if (this.files > files)
      return reject('PACKAGE_TOO_MANY_FILES', `the package has more than ${files} files`);
    if (this.bytes > totalBytes)
      return reject('PACKAGE_TOO_LARGE', `the package has more than ${totalBytes} bytes with this file`);
    return true;
  }
}
