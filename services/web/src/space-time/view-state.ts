import { isSameItem, type ItemRef, type TimeSpan } from './items.js';

/** The state that a reader of a diagram has chosen. */
export interface ViewState {
  /** Counted from 0; meaningless without steps. */
  readonly step: number;
  /** Chosen by the reader; null: the first item of the step. */
  readonly selected: ItemRef | null;
  /** 1: all of it fits the width. */
  readonly zoom: number;
  /** Counts the requests to scroll something into view. */
  readonly aim: number;
}

export const INITIAL_VIEW: ViewState = { step: 0, selected: null, zoom: 1, aim: 0 };

export type ViewAction =
  | { readonly type: 'step'; readonly to: number }
  | { readonly type: 'select'; readonly item: ItemRef | null }
  /** `aim`: what is highlighted is scrolled into view, too. */
  | { readonly type: 'zoom'; readonly to: number; readonly aim?: boolean };

interface ViewLimits {
  readonly steps: number;
  readonly mostZoom: number;
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

export function changeView(state: ViewState, action: ViewAction, { steps, mostZoom }: ViewLimits): ViewState {
  switch (action.type) {
    case 'step':
      return {
        ...state,
        step: clamp(action.to, 0, Math.max(0, steps - 1)),
        selected: null,
        aim: state.aim + 1,
      };
    case 'select':
      return { ...state, selected: action.item, aim: state.aim + (action.item === null ? 0 : 1) };
    case 'zoom': {
      const aim = state.aim + (action.aim === true ? 1 : 0);
      return { ...state, zoom: clamp(action.to, 1, mostZoom), aim };
    }
  }
}

/** The item n places further in a list; from outside the list its first or last one. */
export function walk(list: readonly ItemRef[], from: ItemRef | null, by: 1 | -1): ItemRef | null {
  if (list.length === 0) return null;
  const place = list.findIndex((item) => isSameItem(item, from));
  if (place === -1) return list.at(by === 1 ? 0 : -1) ?? null;
  return list[clamp(place + by, 0, list.length - 1)] ?? null;
}

export const ZOOM_FACTOR = 2;

/** The action of a key in the diagram; undefined: left to the browser. */
export function actionOfKey(
  key: string,
  state: ViewState,
  { steps, items, current }: { steps: number; items: readonly ItemRef[]; current: ItemRef | null },
): ViewAction | undefined {
  const goTo = (to: number): ViewAction | undefined => (steps === 0 ? undefined : { type: 'step', to });
  switch (key) {
    case 'ArrowLeft':
      return goTo(state.step - 1);
    case 'ArrowRight':
      return goTo(state.step + 1);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(steps - 1);
    case 'ArrowUp':
      return { type: 'select', item: walk(items, current, -1) };
    case 'ArrowDown':
      return { type: 'select', item: walk(items, current, 1) };
    case 'Escape':
      return state.selected === null ? undefined : { type: 'select', item: null };
    case '+':
    case '=':
      return { type: 'zoom', to: state.zoom * ZOOM_FACTOR };
    case '-':
      return { type: 'zoom', to: state.zoom / ZOOM_FACTOR };
    case '0':
      return { type: 'zoom', to: 1 };
    default:
      return undefined;
  }
}

/** Browsers take long to render a wider plot. */
const MOST_PX = 24_000;
/** More space for a millisecond shows nothing new. */
const MOST_PX_A_MS = 40;

/** The maximum zoom of a diagram of this width at fit. */
export function mostZoomOf({ fromMs, toMs }: TimeSpan, width: number): number {
  const byTime = (MOST_PX_A_MS * Math.max(1, toMs - fromMs)) / width;
  return Math.max(1, Math.min(MOST_PX / width, byTime));
}

/** The zoom at which a span takes two thirds of the width. */
export function zoomTo(span: TimeSpan, whole: TimeSpan): number {
  const length = Math.max(1, span.toMs - span.fromMs);
  return (Math.max(1, whole.toMs - whole.fromMs) / length) * (2 / 3);
}
