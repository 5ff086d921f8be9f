import type { HistoryFault } from '@hone/contracts';
import { memo } from 'react';
import { t as tCommon } from '../strings/common.js';
import { formatWholeMs } from '../words/quantities.js';
import classes from './diagram.module.css';
import type { Geometry } from './geometry.js';

const CHIP_PX = 18;
const AXIS_PX = 20;
const TENTH_MS = 100;

interface AxisHeadProps {
  readonly geometry: Geometry;
  readonly faults: readonly HistoryFault[];
  readonly atMs: number | undefined;
}

/** What stays at the top: labels of faults, and times. */
export const AxisHead = memo(function AxisHead({ geometry, faults, atMs }: AxisHeadProps) {
  const { scale, bands, bandRows } = geometry;
  const height = bandRows * CHIP_PX + AXIS_PX;
  const words = (ms: number): string =>
    scale.tickMs >= TENTH_MS ? tCommon('quantity.tenths', { value: ms / 1_000 }) : formatWholeMs(ms);
  return (
    <svg className={classes['head']} width={scale.width} height={height} aria-hidden="true">
      {bands.map(({ index, chip }) => (
        <g key={index} className={classes['chip']}>
          <title>{faults[index]?.label}</title>
          <rect
            x={chip.x + 0.5}
            y={chip.row * CHIP_PX + 1.5}
            width={chip.width - 1}
            height={CHIP_PX - 3}
            rx={2}
          />
          <text x={chip.x + 5} y={chip.row * CHIP_PX + 13}>
            {chip.label}
          </text>
        </g>
      ))}
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          className={classes['tick']}
          x={scale.place(tick)}
          y={height - 6}
          textAnchor={anchorOf(scale.place(tick), scale.width)}
        >
          {words(tick)}
        </text>
      ))}
      {atMs !== undefined && (
        <path className={classes['nowHead']} d={`M${scale.place(atMs)} ${height}l-4.5 -6h9z`} />
      )}
    </svg>
  );
});

/** A time at an edge of the plot stays inside. */
const anchorOf = (x: number, width: number): 'start' | 'middle' | 'end' =>
  x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle';
