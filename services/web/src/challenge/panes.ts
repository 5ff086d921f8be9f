/** The three panes in their order; also the values of the tabs on small screens. */
export const PANES = ['statement', 'editor', 'console'] as const;
export type PaneName = (typeof PANES)[number];

export const PANE_TITLES: Readonly<Record<PaneName, string>> = {
  statement: 'Statement',
  editor: 'Code',
  console: 'Results',
};

export function paneId(name: PaneName): string {
  return `pane-${name}`;
}

/** The pane before or after, around the ends; the first one when none has the focus. */
export function findNeighbour(current: PaneName | undefined, step: 1 | -1): PaneName {
  const index = current === undefined ? (step === 1 ? -1 : 0) : PANES.indexOf(current);
  return PANES[(index + step + PANES.length) % PANES.length] ?? 'statement';
}

/** The pane that has the focus in this document. */
export function findFocusedPane(): PaneName | undefined {
  return PANES.find(
    (name) => document.getElementById(paneId(name))?.contains(document.activeElement) === true,
  );
}

/** Moves the focus into a pane: to the text itself in the editor, to the frame elsewhere. */
export function focusPane(name: PaneName): void {
  const pane = document.getElementById(paneId(name));
  const inner = name === 'editor' ? pane?.querySelector<HTMLElement>('.cm-content') : null;
  (inner ?? pane)?.focus();
}
