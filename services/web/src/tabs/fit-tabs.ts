/** Widths are fractions of pixels, and their sum is slightly off. */
const TOLERANCE_PX = 1;

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** Indexes of the visible tabs: the active one, and the first of the others until one doesn't fit. */
export function fitTabs(
  widths: readonly number[],
  active: number,
  roomPx: number,
  menuPx: number,
): ReadonlySet<number> {
  const all = widths.map((_, index) => index);
  if (sum(widths) <= roomPx + TOLERANCE_PX) return new Set(all);
  const shown = new Set(all.filter((index) => index === active));
  let left = roomPx - menuPx - (widths[active] ?? 0);
  for (const [index, width] of widths.entries()) {
    if (index === active) continue;
    left -= width;
    if (left < 0) break;
    shown.add(index);
  }
  return shown;
}
