import { t as tCommon } from '../strings/common.js';
import classes from './timeline.module.css';

/** What a bar on a timeline stands for. */
export type BarTone = 'work' | 'given-up' | 'wait' | 'blocked';

interface TimelineBar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tone: BarTone;
  /** Tooltip; the table behind the chart says the same. */
  readonly title: string;
}

export interface TimelineLane {
  readonly label: string;
  readonly bars: readonly TimelineBar[];
}

interface TimelineProps {
  readonly title: string;
  readonly lengthMs: number;
  readonly lanes: readonly TimelineLane[];
}

const WIDTH = 1_000;
const HEIGHT = 16;
/** Minimum width, so that a statement of one millisecond is visible. */
const LEAST_WIDTH = 3;

/** What several actors did at the same time, a lane each, on one clock. */
export function Timeline({ title, lengthMs, lanes }: TimelineProps) {
  return (
    <figure className={classes['timeline']}>
      <figcaption>{title}</figcaption>
      {lanes.map(({ label, bars }) => (
        <div key={label} className={classes['lane']}>
          <span>{label}</span>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {bars.map((bar, index) => (
              <Bar key={index} bar={bar} lengthMs={lengthMs} />
            ))}
          </svg>
        </div>
      ))}
      <div className={classes['axis']} aria-hidden="true">
        {[0, lengthMs / 2, lengthMs].map((ms, index) => (
          <span key={index}>{tCommon('quantity.tenths', { value: ms / 1_000 })}</span>
        ))}
      </div>
    </figure>
  );
}

function Bar({ bar, lengthMs }: { readonly bar: TimelineBar; readonly lengthMs: number }) {
  const at = (ms: number): number => (WIDTH * ms) / Math.max(1, lengthMs);
  const x = at(bar.fromMs);
  const width = Math.max(LEAST_WIDTH, at(bar.toMs) - x);
  return (
    <rect
      className={classes[bar.tone]}
      x={Math.min(x, WIDTH - LEAST_WIDTH)}
      y={0}
      width={width}
      height={HEIGHT}
    >
      <title>{bar.title}</title>
    </rect>
  );
}
