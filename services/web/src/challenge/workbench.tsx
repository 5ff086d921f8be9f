import { useMediaQuery } from '@mantine/hooks';
import type { ChallengeView, Mode } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { ConnectionNotice } from '../app/connection-notice.js';
import { isOver } from '../live/submission-view.js';
import { useSubmission } from '../live/use-submission.js';
import { ConsolePane, RunAndSubmit, type ConsoleTab } from './console-pane.js';
import { EditorPane } from './editor-pane.js';
import { HelpDialog } from './help-dialog.js';
import { findFocusedPane, findNeighbour, focusPane, paneId, type PaneName } from './panes.js';
import { ReadingPane } from './reading-pane.js';
import { TopBar } from './top-bar.js';
import { useCurrentSubmission } from './use-current-submission.js';
import { useOrder } from './use-order.js';
import { useShortcuts } from './use-shortcuts.js';
import { useSpokenProgress } from './use-spoken-progress.js';
import { useWork } from './use-work.js';
import { filesToSend } from './work.js';
import { NarrowLayout, WideLayout } from './workbench-layout.js';
import classes from './workbench.module.css';

/** The submission in the console: the one just sent, or the one that the address names. */
function useFollowed(slug: string) {
  const queries = useQueryClient();
  const current = useCurrentSubmission(slug);
  const follow = useSubmission(current.id);
  const over = isOver(follow.view);
  useSpokenProgress(current.id, follow.view, current.mode);
  useEffect(() => {
    if (!over) return;
    void queries.invalidateQueries({ queryKey: ['submissions'] });
    void queries.invalidateQueries({ queryKey: ['challenges'] });
  }, [over, queries]);
  return { ...current, follow: current.id === null ? null : follow };
}

/** What is typed and sent on this page. */
function useOrdering(challenge: ChallengeView, show: (id: string, mode: Mode) => void) {
  const handle = useWork(challenge);
  const [input, setInput] = useState('');
  const order = useOrder(show);
  const { work, saveNow } = handle;
  const send = useCallback(
    (mode: Mode) => {
      if (work === null) return;
      void saveNow();
      const body = {
        challenge: challenge.slug,
        language: work.language,
        files: filesToSend(work, challenge),
        mode,
        ...(mode === 'run' && input !== '' ? { input } : {}),
      };
      void order.place(body);
    },
    [challenge, work, saveNow, input, order],
  );
  return { handle, input, setInput, order, send };
}

/** Which pane and tab are in front. */
function useFront() {
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const [pane, setPane] = useState<PaneName>('statement');
  const [tab, setTab] = useState<ConsoleTab>('checks');
  const movePane = (step: 1 | -1) => {
    const next = findNeighbour(wide ? findFocusedPane() : pane, step);
    setPane(next);
    requestAnimationFrame(() => focusPane(next));
  };
  const showResults = () => {
    setTab('checks');
    setPane('console');
  };
  return { wide, pane, setPane, tab, setTab, movePane, showResults };
}

/** The challenge page: statement, editor and console. */
export function Workbench({ challenge }: { readonly challenge: ChallengeView }) {
  const { follow, mode, show } = useFollowed(challenge.slug);
  const { handle, input, setInput, order, send } = useOrdering(challenge, show);
  const front = useFront();
  const [help, setHelp] = useState(false);
  const place = (next: Mode) => {
    front.showResults();
    send(next);
  };
  const run = () => place('run');
  const submit = () => place('submit');
  const actions = (
    <RunAndSubmit order={order.state} ready={handle.work !== null} onRun={run} onSubmit={submit} />
  );
  useShortcuts(
    { run, submit, save: () => void handle.saveNow(), help: () => setHelp(true), movePane: front.movePane },
    help,
  );
  const contents = {
    statement: <ReadingPane challenge={challenge} />,
    editor: <EditorPane challenge={challenge} handle={handle} />,
    console: (
      <ConsolePane
        challenge={challenge}
        tab={front.tab}
        onTab={front.setTab}
        follow={follow}
        mode={mode}
        order={order.state}
        onRetry={() => void order.retry()}
        input={input}
        onInput={setInput}
        actions={front.wide ? actions : null}
      />
    ),
  };
  return (
    <div className={classes['page']}>
      <div className="skip-links">
        <a href={`#${paneId('statement')}`}>Skip to statement</a>
        <a href={`#${paneId('editor')}`}>Skip to code</a>
        <a href={`#${paneId('console')}`}>Skip to results</a>
      </div>
      <TopBar challenge={challenge} saveState={handle.saveState} onHelp={() => setHelp(true)} />
      <ConnectionNotice />
      <main className={classes['main']}>
        {front.wide ? (
          <WideLayout contents={contents} />
        ) : (
          <NarrowLayout contents={contents} shown={front.pane} onShow={front.setPane} actions={actions} />
        )}
      </main>
      <HelpDialog opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
