import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ConsoleTab } from './console-pane.js';
import { findFocusedPane, findNeighbour, findOpenPanes, focusPane, type PaneName } from './panes.js';

/** The active pane, and the active tabs of the statement and of the console. */
export function useFront() {
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const [search] = useSearchParams();
  // A URL that names a submission is about its verdict.
  const [pane, setPane] = useState<PaneName>(search.has('submission') ? 'console' : 'statement');
  const [reading, setReading] = useState('statement');
  const [tab, setTab] = useState<ConsoleTab>('checks');
  // A page opened at a submission shows its results.
  const [asked, setAsked] = useState(search.has('submission') ? 1 : 0);
  const movePane = (step: 1 | -1) => {
    const next = wide ? findNeighbour(findFocusedPane(), step, findOpenPanes()) : findNeighbour(pane, step);
    setPane(next);
    if (wide) focusPane(next);
    // On small screens the pane is hidden until the next paint, and hidden elements take no focus.
    else requestAnimationFrame(() => focusPane(next));
  };
  // On small screens the pane with the focus is hidden when another is shown, and the focus would be lost.
  const follow = (next: PaneName) => {
    const focused = findFocusedPane();
    if (!wide && focused !== undefined && focused !== next) requestAnimationFrame(() => focusPane(next));
  };
  const showResults = () => {
    follow('console');
    setAsked((count) => count + 1);
    setTab('checks');
    setPane('console');
  };
  const read = (next: string) => {
    follow('statement');
    setReading(next);
    setPane('statement');
  };
  return { wide, pane, setPane, tab, setTab, asked, reading, read, movePane, showResults };
}
