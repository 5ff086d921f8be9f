import { logAxis } from '@hone/contracts/charts';
import { t } from '../strings/evidence.js';
import { formatTimes } from '../words/quantities.js';
import { AXIS } from './axis.js';
import classes from './ratio-strip.module.css';

/** A program's place between the reference and the naive program, as multiples of the reference's cost. */
interface RatioStripProps {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Full marks up to here. */
  readonly full: number;
  /** No marks from here on. */
  readonly none: number;
  /** Every run was stopped: it costs at least this much. */
  readonly stopped: boolean;
}

const WIDTH = 560;
const EDGE = 24;
const LINE = 42;

/** A scale of factors: full marks on the left, none on the right, the program with its interval between. */
export function RatioStrip({ ratio, low, high, full, none, stopped }: RatioStripProps) {
  const { place } = logAxis([1, none, ratio, low, high], [EDGE, WIDTH - EDGE], AXIS);
  const own = { ratio: formatTimes(ratio) };
  const bounds = { ...own, full: formatTimes(full), none: formatTimes(none) };
  const label = stopped
    ? t('speed.ratioAtLeast', bounds)
    : t('speed.ratio', { ...bounds, low: formatTimes(low), high: formatTimes(high) });
  return (
    <svg className={classes['strip']} viewBox={`0 0 ${WIDTH} 78`} role="img" aria-label={label}>
      <line className={classes['whole']} x1={EDGE} x2={WIDTH - EDGE} y1={LINE} y2={LINE} />
      <line className={classes['full']} x1={EDGE} x2={place(full)} y1={LINE} y2={LINE} />
      <line className={classes['none']} x1={place(none)} x2={WIDTH - EDGE} y1={LINE} y2={LINE} />
      <Stop at={place(1)} text={t('speed.atReference', { ratio: formatTimes(1) })} />
      <Stop at={place(none)} text={t('speed.atNone', { ratio: formatTimes(none) })} />
      <line className={classes['interval']} x1={place(low)} x2={place(high)} y1={LINE} y2={LINE} />
      <circle className={classes['own']} cx={place(ratio)} cy={LINE} r={6} />
      <text className={classes['ownText']} x={place(ratio)} y={22} textAnchor={anchorAt(place(ratio))}>
        {stopped ? t('speed.atYoursLeast', own) : t('speed.atYours', own)}
      </text>
    </svg>
  );
}

/** A text near an edge extends away from it. */
function anchorAt(left: number): 'start' | 'middle' | 'end' {
  if (left < 70) return 'start';
  return left > WIDTH - 70 ? 'end' : 'middle';
}

function Stop({ at, text }: { readonly at: number; readonly text: string }) {
  return (
    <g className={classes['stop']}>
      <line x1={at} x2={at} y1={LINE - 7} y2={LINE + 7} />
      <text x={at} y={LINE + 26} textAnchor={anchorAt(at)}>
        {text}
      </text>
    </g>
  );
}
