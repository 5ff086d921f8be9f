/** The arrow keys for back and forward. */
type Arrows = readonly [back: string, on: string];

/** For tabs beside each other. */
const SIDEWAYS: Arrows = ['ArrowLeft', 'ArrowRight'];
/** For entries below each other, as in a menu. */
export const UP_AND_DOWN: Arrows = ['ArrowUp', 'ArrowDown'];

/** The index that a key moves to by the ARIA patterns of tabs and menus; wraps. Undefined for other keys. */
export function nextTab(
  key: string,
  index: number,
  count: number,
  [back, on]: Arrows = SIDEWAYS,
): number | undefined {
  switch (key) {
    case on:
      return (index + 1) % count;
    case back:
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
