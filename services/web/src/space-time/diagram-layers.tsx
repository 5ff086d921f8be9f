import type { HistoryEvidence } from '@hone/contracts';
import { memo } from 'react';
import type { Arrow } from './arrows.js';
import { fitText, labelStart, SIGN_PX, type Bar } from './bars.js';
import classes from './diagram.module.css';
import type { Geometry } from './geometry.js';
import type { ItemRef } from './items.js';
import { crossesOf, failedSignsOf, fillsOf, headsOf, linesOf, outlinesOf } from './paths.js';
import { placeLabels } from './place-labels.js';

const OUTCOMES = ['ok', 'failed', 'unknown'] as const;
const UNKNOWN_SIGN = '?';

interface BackdropProps {
  readonly geometry: Geometry;
  /** Of the pattern that shades faults. */
  readonly patternId: string;
}

/** Faults, the lines, and the times on the axis as thin verticals. */
export const Backdrop = memo(function Backdrop({ geometry, patternId }: BackdropProps) {
  const { scale, lanes, bands, height } = geometry;
  return (
    <g>
      <pattern
        id={patternId}
        width={7}
        height={7}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className={classes['hatch']} y2={7} />
      </pattern>
      <path
        className={classes['grid']}
        d={scale.ticks.map((tick) => `M${scale.place(tick)} 0V${height}`).join('')}
      />
      {bands.flatMap(({ index, x, width, areas }) =>
        areas.map(({ top, height: tall }) => (
          <g key={`${index}.${top}`} className={classes['fault']}>
            <rect x={x} y={top} width={width} height={tall} />
            {tall < height && <rect x={x} y={top} width={width} height={tall} fill={`url(#${patternId})`} />}
            <path d={`M${x} ${top}v${tall}M${x + width} ${top}v${tall}`} />
          </g>
        )),
      )}
      <path className={classes['lane']} d={lanes.map(({ y }) => `M0 ${y}H${scale.width}`).join('')} />
    </g>
  );
});

/** Operations: by outcome in colour, outline and sign. */
export const Bars = memo(function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <g>
      {OUTCOMES.map((outcome) => {
        const some = bars.filter((bar) => bar.outcome === outcome);
        if (some.length === 0) return null;
        return (
          <g key={outcome} className={classes['bars']} data-outcome={outcome}>
            <path className={classes['fill']} d={fillsOf(some)} />
            <path className={classes['outline']} d={outlinesOf(some)} />
            {outcome === 'failed' && <path className={classes['sign']} d={failedSignsOf(some)} />}
            {outcome === 'unknown' && some.map((bar) => <Unknown key={bar.index} bar={bar} />)}
            <path className={classes['markedBar']} d={outlinesOf(some.filter(({ marked }) => marked))} />
          </g>
        );
      })}
      {bars.map(
        (bar) =>
          bar.label !== '' && (
            <text key={bar.index} className={classes['label']} x={labelStart(bar)} y={bar.y + 10.5}>
              {bar.label}
            </text>
          ),
      )}
    </g>
  );
});

function Unknown({ bar }: { readonly bar: Bar }) {
  return (
    <text className={classes['unknown']} x={bar.x + SIGN_PX / 2 + 1} y={bar.y + 11}>
      {UNKNOWN_SIGN}
    </text>
  );
}

/** Messages: arrows, broken with a cross if they were lost, heavy if the counterexample needs them. */
export const Arrows = memo(function Arrows({ arrows }: { readonly arrows: readonly Arrow[] }) {
  return (
    <g className={classes['arrows']}>
      {[false, true].map((marked) => {
        const some = arrows.filter((arrow) => arrow.marked === marked);
        const lost = some.filter(({ end }) => end === 'cross');
        const others = some.filter(({ end }) => end !== 'cross');
        return (
          <g key={String(marked)} data-marked={marked}>
            <path className={classes['line']} d={linesOf(others)} />
            <path className={classes['head']} d={headsOf(others)} />
            <path className={classes['lostLine']} d={linesOf(lost)} />
            <path className={classes['cross']} d={crossesOf(lost)} />
          </g>
        );
      })}
    </g>
  );
});

interface HighlightProps {
  readonly geometry: Geometry;
  readonly evidence: HistoryEvidence;
  readonly items: readonly ItemRef[];
  readonly selected: ItemRef | null;
}

const indexesOf = (items: readonly ItemRef[], kind: ItemRef['kind']): ReadonlySet<number> =>
  new Set(items.filter((item) => item.kind === kind).map(({ index }) => index));

/** Shapes in the colour of what is highlighted; a lost message stays a broken line. */
function Glow({
  bars,
  arrows,
  className,
}: {
  bars: readonly Bar[];
  arrows: readonly Arrow[];
  className: string;
}) {
  return (
    <g className={className}>
      <path className={classes['line']} d={linesOf(arrows.filter(({ end }) => end !== 'cross'))} />
      <path className={classes['lostLine']} d={linesOf(arrows.filter(({ end }) => end === 'cross'))} />
      <path className={classes['head']} d={headsOf(arrows)} />
      <path className={classes['cross']} d={crossesOf(arrows)} />
      <path className={classes['line']} d={fillsOf(bars)} />
    </g>
  );
}

/** What the step speaks of and what the reader selected, over everything else and with names. */
export function Highlight({ geometry, evidence, items, selected }: HighlightProps) {
  const pick = (some: readonly ItemRef[]) => {
    const [operations, messages] = [indexesOf(some, 'operation'), indexesOf(some, 'message')];
    return {
      bars: geometry.bars.filter(({ index }) => operations.has(index)),
      arrows: geometry.arrows.filter(({ index }) => messages.has(index)),
    };
  };
  const step = pick(items);
  const chosen = pick(selected === null ? [] : [selected]);
  const texts = placeLabels(
    [...chosen.arrows, ...step.arrows].map(({ index, points }) => ({
      text: fitText(evidence.messages[index]?.label ?? '', 150),
      points,
    })),
    geometry.scale.width,
  );
  return (
    <g>
      <Glow {...step} className={classes['step'] ?? ''} />
      <Glow {...chosen} className={classes['selected'] ?? ''} />
      {texts.map(({ text, x, y }, index) => (
        <text key={index} className={classes['message']} x={x} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** The time that a step speaks of. */
export function Now({ x, height }: { readonly x: number; readonly height: number }) {
  return <path className={classes['now']} d={`M${x} 0V${height}`} />;
}
