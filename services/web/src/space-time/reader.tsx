import type { HistoryEvidence } from '@hone/contracts';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useCallback, useMemo, useReducer, useState, type KeyboardEvent } from 'react';
import { t } from '../strings/history.js';
import { Diagram } from './diagram.js';
import classes from './history-view.module.css';
import { ItemDetails } from './item-details.js';
import { itemsOfStep, listItems, spanOf, type ItemRef, type TimeSpan } from './items.js';
import { StepBar } from './step-bar.js';
import {
  actionOfKey,
  changeView,
  INITIAL_VIEW,
  mostZoomOf,
  ZOOM_FACTOR,
  zoomTo,
  type ViewAction,
  type ViewState,
} from './view-state.js';

interface ZoomProps {
  readonly zoom: number;
  readonly mostZoom: number;
  /** The items of the step; undefined if there is nothing to zoom to. */
  readonly span: TimeSpan | undefined;
  readonly whole: TimeSpan;
  readonly onChange: (action: ViewAction) => void;
}

function ZoomBar({ zoom, mostZoom, span, whole, onChange }: ZoomProps) {
  const icons = [
    { name: t('diagram.zoomOut'), Icon: IconZoomOut, to: zoom / ZOOM_FACTOR, isAtEnd: zoom <= 1 },
    { name: t('diagram.zoomIn'), Icon: IconZoomIn, to: zoom * ZOOM_FACTOR, isAtEnd: zoom >= mostZoom },
  ];
  return (
    <div className={classes['zoom']}>
      {icons.map(({ name, Icon, to, isAtEnd }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          title={name}
          aria-disabled={isAtEnd}
          onClick={() => onChange({ type: 'zoom', to })}
        >
          <Icon size={16} aria-hidden />
        </button>
      ))}
      <button type="button" aria-disabled={zoom <= 1} onClick={() => onChange({ type: 'zoom', to: 1 })}>
        {t('diagram.fit')}
      </button>
      {span !== undefined && (
        <button type="button" onClick={() => onChange({ type: 'zoom', to: zoomTo(span, whole), aim: true })}>
          {t('diagram.toStep')}
        </button>
      )}
    </div>
  );
}

/** The state of a reader: the step, the selection, and the zoom. */
function useReader(evidence: HistoryEvidence) {
  const [fit, setFit] = useState(1);
  const limits = { steps: evidence.steps.length, mostZoom: mostZoomOf(evidence, fit) };
  const reduce = (state: ViewState, action: ViewAction) => changeView(state, action, limits);
  const [state, change] = useReducer(reduce, INITIAL_VIEW);
  const step = evidence.steps[state.step];
  const stepItems = useMemo(() => (step === undefined ? [] : itemsOfStep(evidence, step)), [evidence, step]);
  const all = useMemo(() => listItems(evidence), [evidence]);
  const items = stepItems.length > 0 ? stepItems : all;
  const current: ItemRef | null = state.selected ?? stepItems[0] ?? null;
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const action = actionOfKey(event.key, state, { steps: limits.steps, items, current });
    if (action === undefined) return;
    event.preventDefault();
    change(action);
  };
  return { state, change, step, stepItems, items, current, limits, onKey, setFit };
}

/** The diagram with the steps of its explanation, and the selected item in full. */
export function Reader({ evidence }: { readonly evidence: HistoryEvidence }) {
  const { state, change, step, stepItems, items, current, limits, onKey, setFit } = useReader(evidence);
  const select = useCallback((item: ItemRef | null) => change({ type: 'select', item }), [change]);
  return (
    <div className={classes['reader']}>
      <StepBar steps={evidence.steps} step={state.step} onStep={(to) => change({ type: 'step', to })} />
      <ZoomBar
        zoom={state.zoom}
        mostZoom={limits.mostZoom}
        span={spanOf(evidence, stepItems)}
        whole={evidence}
        onChange={change}
      />
      <div className={classes['columns']}>
        <Diagram
          evidence={evidence}
          items={stepItems}
          atMs={step?.atMs}
          selected={state.selected}
          zoom={state.zoom}
          aim={state.aim}
          onSelect={select}
          onKey={onKey}
          onFit={setFit}
        />
        <ItemDetails
          evidence={evidence}
          item={current}
          items={items}
          isOfStep={stepItems.length > 0}
          isChosen={state.selected !== null}
          onSelect={select}
        />
      </div>
    </div>
  );
}
