import { useElementSize } from '@mantine/hooks';
import type { HistoryEvidence } from '@hone/contracts';
import { useId, useMemo, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import { t } from '../strings/history.js';
import { AxisHead } from './axis-head.js';
import { Arrows, Backdrop, Bars, Highlight, Now } from './diagram-layers.js';
import classes from './diagram.module.css';
import { extentOf, findNearest, layOut, type Geometry } from './geometry.js';
import type { ItemRef } from './items.js';
import { useViewport } from './use-viewport.js';

/** Until the frame is measured. */
const FIRST_WIDTH = 640;
const TOUCH_PX = 12;
/** Space above a line; with less, its name is shown without the role. */
const ROLE_PX = 14;
const NAME = { character: 7.2, edge: 18, least: 40, most: 112, share: 0.22 };

/** Space at the left for the names of the lines. */
function gutterOf({ lines }: HistoryEvidence, width: number): number {
  const longest = Math.max(0, ...lines.map(({ name }) => name.length));
  const wanted = longest * NAME.character + NAME.edge;
  return Math.round(
    Math.min(Math.max(wanted, NAME.least), NAME.most, Math.max(NAME.least, width * NAME.share)),
  );
}

interface DiagramProps {
  readonly evidence: HistoryEvidence;
  /** The items of the step; empty when there is no step. */
  readonly items: readonly ItemRef[];
  readonly atMs: number | undefined;
  readonly selected: ItemRef | null;
  readonly zoom: number;
  readonly aim: number;
  readonly onSelect: (item: ItemRef | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Receives the width of the plot at zoom 1. */
  readonly onFit: (width: number) => void;
}

/** Lines for clients, nodes and services, time from left to right; scrolls both ways inside its frame. */
export function Diagram(props: DiagramProps) {
  const { evidence, items, atMs, selected, zoom, aim, onSelect, onKey, onFit } = props;
  const { ref, width: measured } = useElementSize<HTMLDivElement>({ box: 'content-box' });
  const frame = measured === 0 ? FIRST_WIDTH : measured;
  const gutter = gutterOf(evidence, frame);
  const fit = Math.max(100, Math.floor(frame - gutter));
  const geometry = useMemo(() => layOut(evidence, Math.round(fit * zoom)), [evidence, fit, zoom]);
  const extent = useMemo(
    () => extentOf(geometry, selected === null ? items : [selected]),
    [geometry, items, selected],
  );
  const scroller = useViewport({ geometry, gutter, extent, aim, fit, onFit, measure: ref });
  const hint = useId();
  return (
    <div className={classes['frame']}>
      <div
        ref={scroller}
        className={classes['scroller']}
        tabIndex={0}
        role="group"
        aria-label={t('diagram.title')}
        aria-describedby={hint}
        onKeyDown={onKey}
      >
        <div
          className={classes['content']}
          style={{ '--gutter': `${gutter}px`, gridTemplateColumns: `${gutter}px auto` } as CSSProperties}
        >
          <span className={classes['corner']} />
          <AxisHead geometry={geometry} faults={evidence.faults} atMs={atMs} />
          <LaneNames geometry={geometry} />
          <Plot {...{ evidence, geometry, items, atMs, selected, onSelect }} />
        </div>
      </div>
      <p id={hint} className={classes['hint']}>
        {t(evidence.steps.length > 0 ? 'diagram.stepKeys' : 'diagram.eventKeys')}
      </p>
    </div>
  );
}

function LaneNames({ geometry }: { readonly geometry: Geometry }) {
  return (
    <ul className={classes['names']} style={{ height: geometry.height }}>
      {geometry.lanes.map(({ name, role, top, y }) => (
        <li key={name} style={{ top: y }} title={name} data-role={role}>
          <span>{name}</span>
          {y - top > ROLE_PX && <small>{t(`roles.${role}`)}</small>}
        </li>
      ))}
    </ul>
  );
}

type PlotProps = Pick<DiagramProps, 'evidence' | 'items' | 'atMs' | 'selected' | 'onSelect'> & {
  readonly geometry: Geometry;
};

function Plot({ evidence, geometry, items, atMs, selected, onSelect }: PlotProps) {
  const patternId = useId();
  const { scale, height } = geometry;
  const select = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>): void => {
    const { left, top } = currentTarget.getBoundingClientRect();
    onSelect(findNearest(geometry, [clientX - left, clientY - top], TOUCH_PX) ?? null);
  };
  const label = t('diagram.label', {
    lines: t('lines', { count: geometry.lanes.length }),
    operations: t('operations', { count: evidence.operations.length }),
    messages: t('messages', { count: evidence.messages.length }),
  });
  return (
    <svg
      className={classes['plot']}
      width={scale.width}
      height={height}
      role="img"
      aria-label={label}
      data-dim={items.length > 0}
      onClick={select}
    >
      <Backdrop geometry={geometry} patternId={patternId} />
      {atMs !== undefined && <Now x={scale.place(atMs)} height={height} />}
      <Arrows arrows={geometry.arrows} />
      <Bars bars={geometry.bars} />
      <Highlight geometry={geometry} evidence={evidence} items={items} selected={selected} />
    </svg>
  );
}
