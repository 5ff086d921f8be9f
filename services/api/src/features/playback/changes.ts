import type { SourceFile } from '@hone/contracts';
import type { PlaybackChange } from '@hone/contracts/hiring';

/** The one stretch in which two texts differ. */
function stretch(before: string, after: string): Pick<PlaybackChange, 'from' | 'removed' | 'inserted'> {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, removed: before.length - from - same, inserted: after.slice(from, after.length - same) };
}

/** The changes that turn one set of files into another. */
export function changesBetween(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): PlaybackChange[] {
  const old = new Map(before.map(({ path, content }) => [path, content]));
  const kept = new Set(after.map(({ path }) => path));
  const changed = after
    .filter(({ path, content }) => old.get(path) !== content)
    .map(({ path, content }) => ({ path, ...stretch(old.get(path) ?? '', content) }));
  const gone = before
    .filter(({ path }) => !kept.has(path))
    .map(({ path, content }) => ({ path, from: 0, removed: content.length, inserted: '', gone: true }));
  return [...changed, ...gone];
}
