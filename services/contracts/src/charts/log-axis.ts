import { scaleLog } from 'd3-scale';

/** A logarithmic axis in pixels, with its tick values. */
export interface LogAxis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Which values between the ends of an axis get a tick. */
export type TickRule = (low: number, high: number) => readonly number[];

export interface LogAxisOptions {
  /** Margin around the outermost values, as a factor. */
  readonly margin: number;
  readonly ticks: TickRule;
}

/** Smaller values are not measured. */
const LEAST = 1e-6;
/** From this many decades on, ticks at powers of ten are enough. */
const MANY_DECADES = 2;

/** An axis that covers all `values` of at least a millionth, from `range[0]` to `range[1]` pixels. */
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

/** Powers of ten, or both ends when fewer than two lie between them. */
export const decadeTicks: TickRule = (low, high) => {
  const first = Math.ceil(Math.log10(low));
  const count = Math.floor(Math.log10(high)) - first + 1;
  const powers = Array.from({ length: Math.max(0, count) }, (_, index) => 10 ** (first + index));
  return powers.length >= 2 ? powers : [...new Set([low, high])];
};
