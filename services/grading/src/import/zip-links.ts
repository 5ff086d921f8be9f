import { posix } from 'node:path';
import type { ImportReport } from './import-report.js';
import type { PackageBudget } from './package-caps.js';

/** Why a link is not followed. */
export const LINK_IGNORED = 'the link leads out of the package, to itself or to nothing; it is ignored';

/**
 * Adds the targets of an archive's links under the links' names: files and folders of the archive that are no links
 * themselves. Added files count against the caps like any file.
 */
export function followLinks(
  links: ReadonlyMap<string, string>,
  files: Map<string, Uint8Array>,
  budget: PackageBudget,
  report: ImportReport,
): void {
  const real = new Map(files);
  for (const [path, target] of links) {
    const found = targetsOf(path, target, real);
    if (found.length === 0) report.skip('LINK_IGNORED', path, LINK_IGNORED);
    for (const [name, content] of found)
      if (budget.admit(name, content.length)) files.set(name, content);
      else return;
  }
}

function targetsOf(
  path: string,
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
): (readonly [string, Uint8Array])[] {
  if (posix.isAbsolute(target)) return [];
  const resolved = posix.join(posix.dirname(path), target).replace(/\/$/, '');
  const file = files.get(resolved);
  if (file !== undefined) return [[path, file]];
  // A folder that contains the link would contain itself.
  if (`${path}/`.startsWith(`${resolved}/`)) return [];
  return [...files]
    .filter(([name]) => name.startsWith(`${resolved}/`))
    .map(([name, content]) => [path + name.slice(resolved.length), content] as const);
}
