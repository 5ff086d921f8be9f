import type { Point } from './arrows.js';

interface Wanted {
  readonly text: string;
  readonly points: readonly Point[];
}

interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  /** Of the text's base line. */
  readonly y: number;
}

const CHARACTER_PX = 6.3;
const HEIGHT_PX = 14;
const GAP_PX = 5;
/** More names than these explain nothing. */
const MOST = 8;

const middleOf = (points: readonly Point[]): Point => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [0, 0];
  if (points.length > 2) return points[1] ?? first;
  return [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
};

/** Names beside the middle of arrows, at their right if there is space; overlapping ones are left out. */
export function placeLabels(wanted: readonly Wanted[], width: number): PlacedLabel[] {
  const placed: (PlacedLabel & { readonly right: number })[] = [];
  for (const { text, points } of wanted) {
    if (text === '' || placed.length >= MOST) continue;
    const [middleX, y] = middleOf(points);
    const length = text.length * CHARACTER_PX;
    const x = middleX + GAP_PX + length <= width ? middleX + GAP_PX : Math.max(0, middleX - GAP_PX - length);
    const meets = placed.some(
      (other) => Math.abs(other.y - y) < HEIGHT_PX && x < other.right && other.x < x + length,
    );
    if (!meets) placed.push({ text, x, y, right: x + length });
  }
  return placed.map(({ text, x, y }) => ({ text, x, y: y + HEIGHT_PX / 4 }));
}
