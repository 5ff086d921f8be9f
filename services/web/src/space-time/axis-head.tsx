import type { HistoryFault } from '@hone/contracts';
import { memo } from 'react';
import { t as tCommon } from '../strings/common.js';
import { formatWholeMs } from '../words/quantities.js';
import classes from './diagram.module.css';
import type { Geometry } from './geometry.js';

const CHIP_PX = 18;
const AXIS_PX = 20;
const TENTH_MS = 100;
const EDGE = { near: 26, gap: 3 };

interface AxisHeadProps {
  readonly geometry: Geometry;
  readonly faults: readonly HistoryFault[];
  readonly atMs: number | undefined;
}

/** The fixed head: labels of faults, and times. */
export const AxisHead = memo(function AxisHead({ geometry, faults, atMs }: AxisHeadProps) {
  const { scale, bands, bandRows } = geometry;
  const words = (ms: number): string =>
    scale.tickMs >= TENTH_MS ? tCommon('quantity.tenths', { value: ms / 1_000 }) : formatWholeMs(ms);
  return (
    <div className={classes['head']} aria-hidden="true">
      <div className={classes['chips']} style={{ height: bandRows * CHIP_PX }}>
        {bands.map(
          ({ index, chip }) =>
            chip !== undefined && (
              <div
                key={index}
                className={classes['chip']}
                title={faults[index]?.label ?? ''}
                style={{ left: chip.x, width: chip.width, top: chip.row * CHIP_PX + 2 }}
              >
                <span>{faults[index]?.label}</span>
              </div>
            ),
        )}
      </div>
      <svg width={scale.width} height={AXIS_PX}>
        {scale.ticks.map((tick) => (
          <text
            key={tick}
            className={classes['tick']}
            y={AXIS_PX - 6}
            {...placeOf(scale.place(tick), scale.width)}
          >
            {words(tick)}
          </text>
        ))}
        {atMs !== undefined && (
          <path className={classes['nowHead']} d={`M${scale.place(atMs)} ${AXIS_PX}l-4.5 -6h9z`} />
        )}
      </svg>
    </div>
  );
});

/** A time at an edge of the plot stays inside. */
function placeOf(
  x: number,
  width: number,
): { readonly x: number; readonly textAnchor: 'start' | 'middle' | 'end' } {
  if (x < EDGE.near) return { x: Math.max(x, EDGE.gap), textAnchor: 'start' };
  if (x > width - EDGE.near) return { x: Math.min(x, width - EDGE.gap), textAnchor: 'end' };
  return { x, textAnchor: 'middle' };
}
