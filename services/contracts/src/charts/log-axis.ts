import { scaleLog } from 'd3-scale';

/** A logarithmic axis in pixels with the values that get a mark. */
export interface LogAxis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Which values between the ends of an axis get a mark. */
export type TickRule = (low: number, high: number) => readonly number[];

export interface LogAxisOptions {
  /** Room beside the outermost values, as a factor. */
  readonly margin: number;
  readonly ticks: TickRule;
}

/** Nothing that is measured here is smaller. */
const LEAST = 1e-6;
/** From so many decades on, marks at powers of ten suffice. */
const MANY_DECADES = 2;

/** An axis that shows all `values` (from a millionth on; others are passed over), from `range[0]` to `range[1]` pixels. */
export function logAxis(
  values: readonly number[],
  range: readonly [number, number],
  { margin, ticks }: LogAxisOptions,
): LogAxis {
  const positive = values.filter((value) => value >= LEAST && Number.isFinite(value));
  const low = (positive.length === 0 ? 1 : Math.min(...positive)) / margin;
  const high = (positive.length === 0 ? 10 : Math.max(...positive)) * margin;
  const scale = scaleLog()
    .domain([low, high])
    .range([...range])
    .clamp(true);
  return { place: (value) => scale(Math.max(value, LEAST)), ticks: ticks(low, high) };
}

/** Powers of ten over many decades; ones, twos and fives over few. */
export const roundTicks: TickRule = (low, high) => {
  const digits = Math.log10(high / low) >= MANY_DECADES ? [1] : [1, 2, 5];
  const ticks = scaleLog().domain([low, high]).ticks(10);
  return ticks.filter((tick) => digits.includes(Number(tick.toExponential()[0])));
};

/** Powers of ten, or both ends where fewer than two lie between them. */
export const decadeTicks: TickRule = (low, high) => {
  const first = Math.ceil(Math.log10(low));
  const count = Math.floor(Math.log10(high)) - first + 1;
  const powers = Array.from({ length: Math.max(0, count) }, (_, index) => 10 ** (first + index));
  return powers.length >= 2 ? powers : [...new Set([low, high])];
};
