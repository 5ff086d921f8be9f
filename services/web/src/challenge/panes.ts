import { t } from '../strings/challenge.js';

/** The three panes in their order; also the values of the tabs on small screens. */
export const PANES = ['statement', 'editor', 'console'] as const;
export type PaneName = (typeof PANES)[number];

export function paneTitle(name: PaneName): string {
  return t(`panes.${name}`);
}

export function paneId(name: PaneName): string {
  return `pane-${name}`;
}

/**
 * The pane before or after among those that are `open`, wrapping at the ends; the first or last one if none
 * has the focus.
 */
export function findNeighbour(
  current: PaneName | undefined,
  step: 1 | -1,
  open: readonly PaneName[] = PANES,
): PaneName {
  const place = current === undefined ? -1 : open.indexOf(current);
  const index = place === -1 && step === -1 ? 0 : place;
  return open[(index + step + open.length) % open.length] ?? 'statement';
}

/** The panes that are not collapsed. */
export function findOpenPanes(): PaneName[] {
  return PANES.filter((name) => document.getElementById(paneId(name))?.closest('[inert]') === null);
}

/** The pane that has the focus in this document. */
export function findFocusedPane(): PaneName | undefined {
  return PANES.find(
    (name) => document.getElementById(paneId(name))?.contains(document.activeElement) === true,
  );
}

/** Moves the focus into a pane: to the text in the editor, to the frame elsewhere. */
export function focusPane(name: PaneName): void {
  const pane = document.getElementById(paneId(name));
  const inner = name === 'editor' ? pane?.querySelector<HTMLElement>('.cm-content') : null;
  (inner ?? pane)?.focus();
}
