import { scaleLog, type ScaleLogarithmic } from 'd3-scale';

/** A logarithmic axis in pixels with the values that get a mark. */
export interface LogAxis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Nothing that is measured here is smaller. */
const LEAST = 1e-6;
/** Room beside the outermost values, as a factor. */
const MARGIN = 1.25;
/** From so many decades on, marks at powers of ten suffice. */
const MANY_DECADES = 2;

/** An axis that shows all `values` (from a millionth on; others are passed over), from `range[0]` to `range[1]` pixels. */
export function logAxis(values: readonly number[], range: readonly [number, number]): LogAxis {
  const positive = values.filter((value) => value >= LEAST && Number.isFinite(value));
  const least = positive.length === 0 ? 1 : Math.min(...positive);
  const most = positive.length === 0 ? 10 : Math.max(...positive);
  const scale = scaleLog()
    .domain([least / MARGIN, most * MARGIN])
    .range([...range])
    .clamp(true);
  return { place: (value) => scale(Math.max(value, LEAST)), ticks: ticksOf(scale) };
}

function ticksOf(scale: ScaleLogarithmic<number, number>): number[] {
  const [low = 1, high = 10] = scale.domain();
  const digits = Math.log10(high / low) >= MANY_DECADES ? [1] : [1, 2, 5];
  return scale.ticks(10).filter((tick) => digits.includes(Number(tick.toExponential()[0])));
}
