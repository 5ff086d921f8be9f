import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/me.js';
import type { AreaSkills } from './area-skills.js';
import classes from './dashboard.module.css';

const SIZE = 340;
const RADIUS = 104;
const RINGS = [25, 50, 75, 100];

const placeOf = (index: number, count: number, percent: number) => {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  const distance = (RADIUS * percent) / 100;
  return { x: SIZE / 2 + distance * Math.cos(angle), y: SIZE / 2 + distance * Math.sin(angle) };
};
const polygon = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

interface AxisProps {
  readonly area: AreaSkills;
  readonly index: number;
  readonly count: number;
}

/** The range as a thick stroke, and the estimate as a dot on it. */
function Measured({
  mean,
  index,
  count,
}: Omit<AxisProps, 'area'> & { mean: NonNullable<AreaSkills['mean']> }) {
  const low = placeOf(index, count, mean.low);
  const high = placeOf(index, count, mean.high);
  const dot = placeOf(index, count, mean.estimate);
  return (
    <>
      <line
        {...{ x1: low.x, y1: low.y, x2: high.x, y2: high.y }}
        stroke="var(--accent)"
        strokeWidth="7"
        strokeOpacity="0.35"
        strokeLinecap="round"
      />
      <circle cx={dot.x} cy={dot.y} r="4" fill="var(--accent)" />
    </>
  );
}

/** An axis with its name; dashed where nothing is measured. */
function Axis({ area: { id, mean }, index, count }: AxisProps) {
  const end = placeOf(index, count, 100);
  const label = placeOf(index, count, 118);
  const anchor = Math.abs(label.x - SIZE / 2) < 8 ? 'middle' : label.x > SIZE / 2 ? 'start' : 'end';
  return (
    <g>
      <line
        {...{ x1: SIZE / 2, y1: SIZE / 2, x2: end.x, y2: end.y }}
        stroke="var(--line-strong)"
        strokeDasharray={mean === null ? '2 4' : undefined}
      />
      {mean !== null && <Measured mean={mean} index={index} count={count} />}
      <text
        x={label.x}
        y={label.y}
        textAnchor={anchor}
        dominantBaseline="middle"
        data-measured={mean !== null}
      >
        {tCommon(`skillAreas.${id}`)}
      </text>
    </g>
  );
}

/** The areas of the skill map; the table beside it has the same and each skill. */
export function SkillRadar({ areas }: { readonly areas: readonly AreaSkills[] }) {
  const count = areas.length;
  const measured = areas.flatMap(({ mean }, index) =>
    mean === null ? [] : [placeOf(index, count, mean.estimate)],
  );
  return (
    <svg
      viewBox={`-60 20 ${SIZE + 120} ${SIZE - 40}`}
      className={classes['radar']}
      role="img"
      aria-label={t('skills.radar')}
    >
      {RINGS.map((ring) => (
        <polygon
          key={ring}
          points={polygon(areas.map((_area, index) => placeOf(index, count, ring)))}
          fill="none"
          stroke="var(--line)"
        />
      ))}
      {measured.length > 2 && (
        <polygon points={polygon(measured)} fill="var(--accent)" fillOpacity="0.12" stroke="var(--accent)" />
      )}
      {areas.map((area, index) => (
        <Axis key={area.id} area={area} index={index} count={count} />
      ))}
    </svg>
  );
}
