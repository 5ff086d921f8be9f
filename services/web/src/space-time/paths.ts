import type { Arrow, Point } from './arrows.js';
import { SIGN_PX, type Bar } from './bars.js';

/** Data of SVG paths. Many items share a path: hundreds of elements would slow down every change. */

const HEAD = { length: 8, half: 3.2 };
const CROSS_PX = 4;
const SIGN = { half: 3, inset: SIGN_PX / 2 + 1 };

const round = (value: number): number => Math.round(value * 10) / 10;
const write = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

export const linesOf = (arrows: readonly Arrow[]): string =>
  arrows.map(({ points }) => `M${points.map(write).join('L')}`).join('');

/** The triangle at the end of an arrow, in the direction of its last part. */
function headOf({ points }: Arrow): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return '';
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
  const [dx, dy] = [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
  const [x, y] = [tip[0] - dx * HEAD.length, tip[1] - dy * HEAD.length];
  const side = (sign: number): Point => [x - sign * dy * HEAD.half, y + sign * dx * HEAD.half];
  return `M${write(tip)}L${write(side(1))}L${write(side(-1))}Z`;
}

export const headsOf = (arrows: readonly Arrow[]): string =>
  arrows
    .filter(({ end }) => end === 'head')
    .map(headOf)
    .join('');

const crossAt = ([x, y]: Point, half: number): string =>
  `M${write([x - half, y - half])}L${write([x + half, y + half])}M${write([x - half, y + half])}L${write([x + half, y - half])}`;

/** Crosses where messages were lost. */
export const crossesOf = (arrows: readonly Arrow[]): string =>
  arrows
    .flatMap(({ points, end }) => (end === 'cross' ? points.slice(-1) : []))
    .map((point) => crossAt(point, CROSS_PX))
    .join('');

export const fillsOf = (bars: readonly Bar[]): string =>
  bars
    .map(({ x, y, width, height }) => `M${write([x, y])}h${round(width)}v${height}h${-round(width)}z`)
    .join('');

/** Outlines; a side is left open if the operation continues. */
export const outlinesOf = (bars: readonly Bar[]): string =>
  bars
    .map(({ x, y, width, height, openLeft, openRight }) => {
      const [left, right] = [openLeft ? 'M' : 'L', openRight ? 'M' : 'L'];
      const [end, bottom] = [x + width, y + height];
      return `M${write([x, y])}L${write([end, y])}${right}${write([end, bottom])}L${write([x, bottom])}${left}${write([x, y])}`;
    })
    .join('');

/** The cross at the left of each failed operation. */
export const failedSignsOf = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, height }) => crossAt([x + SIGN.inset, y + height / 2], SIGN.half)).join('');
