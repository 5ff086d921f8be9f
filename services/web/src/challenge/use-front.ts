import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { ConsoleTab } from './console-pane.js';
import { findFocusedPane, findNeighbour, findOpenPanes, focusPane, type PaneName } from './panes.js';

/** Which pane and which tab of the console are in front. */
export function useFront() {
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const [pane, setPane] = useState<PaneName>('statement');
  const [tab, setTab] = useState<ConsoleTab>('checks');
  const movePane = (step: 1 | -1) => {
    const next = wide ? findNeighbour(findFocusedPane(), step, findOpenPanes()) : findNeighbour(pane, step);
    setPane(next);
    if (wide) focusPane(next);
    // On small screens the pane is hidden until the next paint, and what is hidden takes no focus.
    else requestAnimationFrame(() => focusPane(next));
  };
  const showResults = () => {
    setTab('checks');
    setPane('console');
  };
  return { wide, pane, setPane, tab, setTab, movePane, showResults };
}
