import type { ImportReport } from './import-report.js';

/** A folder of test data: its cases by name, its subfolders, and its files by name. */
export interface DataFolder {
  /** Path below `data/`. */
  readonly path: string;
  readonly cases: readonly string[];
  readonly folders: readonly DataFolder[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Files next to NAME.in that belong to the case or are ignored, by extension. */
const KNOWN = /\.(ans|out|yaml|hint|desc|interaction|png|jpe?g|svg|statement|download|md|txt|gz)$/;

/** Reads `data/<name>` as a tree; rejects by name what cannot be judged. An absent folder is empty. */
export function readDataFolder(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  interactive: boolean,
  report: ImportReport,
): DataFolder {
  const prefix = `data/${path}/`;
  const own = new Map<string, Uint8Array>();
  const subfolders = new Set<string>();
  for (const [full, content] of files) {
    if (!full.startsWith(prefix)) continue;
    const rest = full.slice(prefix.length);
    const slash = rest.indexOf('/');
    if (slash === -1) own.set(rest, content);
    else subfolders.add(rest.slice(0, slash));
  }
  const folders = [...subfolders].sort().flatMap((name) => {
    if (name.endsWith('.files')) {
      report.reject(
        'CASE_FILES_UNSUPPORTED',
        `${prefix}${name}`,
        'files beside standard input are not supported',
      );
      return [];
    }
    return [readDataFolder(files, `${path}/${name}`, interactive, report)];
  });
  const cases = [...own.keys()]
    .filter((name) => name.endsWith('.in'))
    .map((name) => name.slice(0, -'.in'.length));
  checkPairs(prefix, own, interactive, report);
  return { path, cases: cases.sort(), folders, files: own };
}

function checkPairs(
  prefix: string,
  own: ReadonlyMap<string, Uint8Array>,
  interactive: boolean,
  report: ImportReport,
): void {
  for (const name of own.keys()) {
    const stem = name.replace(/\.[^.]+$/, '');
    if (name.endsWith('.in') && !own.has(`${stem}.ans`) && !interactive)
      report.reject('CASE_UNPAIRED', `${prefix}${name}`, `its folder has no ${stem}.ans`);
    if (name.endsWith('.ans') && !own.has(`${stem}.in`))
      report.reject('CASE_UNPAIRED', `${prefix}${name}`, `its folder has no ${stem}.in`);
    if (/\.(in|ans)\.(statement|download)$/.test(name) || (name.endsWith('.out') && own.has(`${stem}.in`)))
      report.skip(
        'CASE_AS_JUDGED',
        `${prefix}${name}`,
        'samples are shown as they are judged; this other form is left out',
      );
    else if (!name.endsWith('.in') && !KNOWN.test(name))
      report.skip(
        'CASE_FILE_IGNORED',
        `${prefix}${name}`,
        'the format knows no such file of a test case; it is ignored',
      );
  }
}

/** Cases of a folder and of all below it. */
export function countCases({ cases, folders }: DataFolder): number {
  return cases.length + folders.reduce((sum, folder) => sum + countCases(folder), 0);
}
