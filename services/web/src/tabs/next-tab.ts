/** The arrow keys that lead back and on. */
type Arrows = readonly [back: string, on: string];

/** Of tabs beside each other. */
const SIDEWAYS: Arrows = ['ArrowLeft', 'ArrowRight'];
/** Of entries below each other, as in a menu. */
export const UP_AND_DOWN: Arrows = ['ArrowUp', 'ArrowDown'];

/** The index that a key leads to by the ARIA patterns of tabs and menus, from one end to the other; undefined for other keys. */
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
