import { VisuallyHidden } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from '@tabler/icons-react';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { t } from '../strings/challenge.js';
import { paneId, paneTitle, type PaneName } from './panes.js';
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
      aria-label={paneTitle(name)}
      tabIndex={-1}
      className={classes['pane']}
      data-full={full}
    >
      <VisuallyHidden component="h2">{paneTitle(name)}</VisuallyHidden>
      <FrameContext value={{ name, full, toggle: () => setFull(!full) }}>{children}</FrameContext>
    </section>
  );
}

/** Shown in a pane's bar; nothing where panes are tabs already. */
export function FullScreenButton() {
  const frame = useContext(FrameContext);
  if (frame === null) return null;
  const pane = paneTitle(frame.name);
  const Icon = frame.full ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal;
  return (
    <button
      type="button"
      className={classes['fullButton']}
      aria-label={frame.full ? t('panes.exitFullScreenOf', { pane }) : t('panes.fullScreenOf', { pane })}
      title={frame.full ? t('panes.exitFullScreen') : t('panes.fullScreen')}
      onClick={frame.toggle}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
