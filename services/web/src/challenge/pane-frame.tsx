import { VisuallyHidden } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from '@tabler/icons-react';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { PANE_TITLES, paneId, type PaneName } from './panes.js';
import classes from './workbench.module.css';

interface Frame {
  readonly name: PaneName;
  readonly full: boolean;
  readonly toggle: () => void;
}

const FrameContext = createContext<Frame | null>(null);

interface PaneProps {
  readonly name: PaneName;
  readonly children: ReactNode;
}

/** A pane of the wide layout; it can fill the page below the top bar. */
export function Pane({ name, children }: PaneProps) {
  const [full, setFull] = useState(false);
  return (
    <section
      id={paneId(name)}
      aria-label={PANE_TITLES[name]}
      tabIndex={-1}
      className={classes['pane']}
      data-full={full}
    >
      <VisuallyHidden component="h2">{PANE_TITLES[name]}</VisuallyHidden>
      <FrameContext value={{ name, full, toggle: () => setFull(!full) }}>{children}</FrameContext>
    </section>
  );
}

/** Stands in a pane's own bar; nothing where panes are tabs already. */
export function FullScreenButton() {
  const frame = useContext(FrameContext);
  if (frame === null) return null;
  const action = frame.full ? 'Restore' : 'Full screen';
  const Icon = frame.full ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal;
  return (
    <button
      type="button"
      className={classes['fullButton']}
      aria-label={`${action}: ${PANE_TITLES[frame.name]}`}
      title={action}
      onClick={frame.toggle}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
