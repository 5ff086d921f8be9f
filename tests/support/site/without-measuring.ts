import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse, stringify } from 'yaml';

interface Manifest {
  readonly groups: { readonly id: string; readonly weight: number }[];
  readonly grading: { readonly speed?: unknown; readonly growth?: unknown };
}

/** Challenge folders in which those that measure speed are replaced by copies that do not. */
export interface Folders {
  readonly paths: readonly string[];
  remove(): void;
}

/**
 * Measuring has a core to itself and takes as long as many tests; tests of other things seed these instead. A
 * challenge that would have no points left, or that is `excepted`, stays unchanged. All of `root` when `folders` is empty.
 */
export function withoutMeasuring(
  root: string,
  folders: readonly string[],
  excepted: (slug: string) => boolean = () => false,
): Folders {
  const all = folders.length > 0 ? folders : readdirSync(root).map((slug) => join(root, slug));
  const place = mkdtempSync(join(tmpdir(), 'hone-unmeasured-'));
  const paths = all.map((folder) => {
    const file = join(folder, 'challenge.yml');
    const manifest = existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
    const stripped = manifest && !excepted(basename(folder)) ? withoutMeasuredGroups(manifest) : undefined;
    if (stripped === undefined) return folder;
    const copy = join(place, basename(folder));
    cpSync(folder, copy, { recursive: true });
    writeFileSync(join(copy, 'challenge.yml'), stringify(stripped));
    return copy;
  });
  return { paths, remove: () => rmSync(place, { recursive: true, force: true }) };
}

/** The group, and its check, that measuring earns. */
export const SPEED = 'speed';

/** Undefined where nothing is measured, or nothing would be left. */
export function withoutMeasuredGroups(manifest: Manifest): Manifest | undefined {
  const groups = manifest.groups.filter(({ id }) => id !== SPEED);
  const measured = groups.length < manifest.groups.length;
  if (!measured || groups.every(({ weight }) => weight === 0)) return undefined;
  const { speed: _speed, growth: _growth, ...grading } = manifest.grading;
  return { ...manifest, groups, grading };
}
