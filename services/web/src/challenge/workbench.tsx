import type { ChallengeView, Mode } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { isOver, type SubmissionView } from '../live/submission-view.js';
import { useSubmission } from '../live/use-submission.js';
import { NextStepContext, type NextStep } from '../results/next-step.js';
import { ConsolePane, RunAndSubmit, type ConsolePaneProps } from './console-pane.js';
import { EditorPane } from './editor-pane.js';
import { useInputHistory } from './inputs/use-input-history.js';
import { LoadDialog } from './load-dialog.js';
import { ReadingPane } from './reading-pane.js';
import { useCurrentSubmission } from './use-current-submission.js';
import { useFront } from './use-front.js';
import { useNextStep } from './use-next-step.js';
import { useOrder } from './use-order.js';
import { useSpokenProgress } from '../live/use-spoken-progress.js';
import { useWork } from './use-work.js';
import { filesToSend } from './work.js';
import { WorkbenchFrame } from './workbench-frame.js';
import { NarrowLayout, WideLayout } from './workbench-layout.js';

/** The submission whose verdict came while this page watched; one that was over when it was opened is none. */
function useWatchedVerdict(id: string | null, view: SubmissionView): string | null {
  const [watched, setWatched] = useState<string | null>(null);
  if (id !== watched && (view.stage === 'queued' || view.stage === 'running')) setWatched(id);
  return id === watched && isOver(view) ? id : null;
}

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
    void queries.invalidateQueries({ queryKey: ['aids'] });
  }, [over, queries]);
  return {
    ...current,
    shown: current.id === null ? null : { id: current.id, follow },
    verdictOf: useWatchedVerdict(current.id, follow.view),
  };
}

/** What is typed and sent on this page. */
function useOrdering(challenge: ChallengeView, show: (id: string, mode: Mode) => void) {
  const handle = useWork(challenge);
  const [input, setInput] = useState('');
  const order = useOrder(show);
  const { note } = useInputHistory(challenge.slug);
  const { work, saveNow } = handle;
  const variant = challenge.variant?.id;
  const send = useCallback(
    (mode: Mode) => {
      if (work === null) return;
      saveNow();
      const body = {
        challenge: challenge.slug,
        language: work.language,
        files: filesToSend(work, challenge),
        mode,
        ...(variant === undefined ? {} : { variant }),
        ...(mode === 'run' && input !== '' ? { input } : {}),
      };
      if ('input' in body) void note(input);
      void order.place(body);
    },
    [challenge, variant, work, saveNow, input, note, order],
  );
  return { handle, input, setInput, order, send };
}

/** Sending brings the results to the front. */
function showResultsOf(send: (mode: Mode) => void, showResults: () => void) {
  const place = (mode: Mode) => {
    showResults();
    send(mode);
  };
  return { run: () => place('run'), submit: () => place('submit') };
}

/** The console's pane, whose verdicts lead on. */
function Console({ next, ...pane }: ConsolePaneProps & { readonly next: NextStep }) {
  return (
    <NextStepContext value={next}>
      <ConsolePane {...pane} />
    </NextStepContext>
  );
}

/** The challenge page: statement, editor and console. */
export function Workbench({ challenge }: { readonly challenge: ChallengeView }) {
  const { shown, mode, show, verdictOf } = useFollowed(challenge.slug);
  const { handle, input, setInput, order, send } = useOrdering(challenge, show);
  const front = useFront();
  const next = useNextStep(challenge, handle, front);
  const { run, submit } = showResultsOf(send, front.showResults);
  const actions = (
    <RunAndSubmit order={order.state} ready={handle.work !== null} onRun={run} onSubmit={submit} />
  );
  const contents = {
    statement: (
      <ReadingPane
        {...{ challenge, tab: front.reading, onTab: front.read, onOpen: front.showResults }}
        language={handle.language}
      />
    ),
    editor: <EditorPane challenge={challenge} handle={handle} />,
    console: (
      <Console
        {...{ challenge, shown, mode, input, onInput: setInput, tab: front.tab, onTab: front.setTab, next }}
        order={order.state}
        onRetry={() => void order.retry()}
        actions={front.wide ? actions : null}
      />
    ),
  };
  const keys = { run, submit, save: handle.saveNow, movePane: front.movePane };
  return (
    <WorkbenchFrame challenge={challenge} saveState={handle.saveState} keys={keys}>
      <LoadDialog challenge={challenge} handle={handle} />
      {front.wide ? (
        <WideLayout contents={contents} verdictOf={verdictOf} />
      ) : (
        <NarrowLayout contents={contents} shown={front.pane} onShow={front.setPane} actions={actions} />
      )}
    </WorkbenchFrame>
  );
}
