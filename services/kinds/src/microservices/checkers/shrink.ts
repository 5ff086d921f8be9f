/**
 * Removes items that are not needed to fail, first in large pieces, then one by one (delta debugging, Zeller 2002). The
 * result is minimal: no single item of it can be removed.
 */
export function shrink<T>(items: readonly T[], fails: (kept: readonly T[]) => boolean): readonly T[] {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size > 0;) {
    const before = kept.length;
    for (let at = 0; at < kept.length;) {
      const without = kept.toSpliced(at, size);
      if (fails(without)) kept = without;
      else at += size;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (kept.length === before) break;
  }
  return kept;
}
