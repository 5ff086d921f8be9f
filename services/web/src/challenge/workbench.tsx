import type { ChallengeView, Mode } from '@hone/contracts';
import { comparesOutput } from './cases/compares-output.js';
import { MakeCaseContext } from './cases/make-case.js';
import { NextStepContext } from '../results/next-step.js';
import { ConsolePane, RunAndSubmit } from './console-pane.js';
import { EditorPane } from './editor-pane.js';
import { LoadDialog } from './load-dialog.js';
import { SourceLinksContext } from './problems/source-links.js';
import { useProblems } from './problems/use-problems.js';
import { ReadingPane } from './reading-pane.js';
import { useFollowed } from './use-followed.js';
import { useFront } from './use-front.js';
import { useNextStep } from './use-next-step.js';
import { useAnswer } from './use-answer.js';
import { WorkbenchFrame } from './workbench-frame.js';
import { NarrowLayout, WideLayout } from './workbench-layout.js';

/** The state of all panes of the page. */
function useBench(challenge: ChallengeView) {
  const followed = useFollowed(challenge.slug);
  const answer = useAnswer(challenge, followed.show);
  const front = useFront();
  const { handle, send } = answer;
  const problems = useProblems(followed.shown?.id ?? null, followed.shown?.follow.view, handle.work);
  const next = { ...useNextStep(challenge, handle, front), problem: problems.problems[0] };
  const place = (mode: Mode) => {
    front.showResults();
    send(mode);
  };
  return { ...followed, ...answer, front, next, problems, place };
}

type Bench = ReturnType<typeof useBench>;

interface BenchProps {
  readonly challenge: ChallengeView;
  readonly bench: Bench;
}

function BenchActions({ bench: { sender, handle, place } }: Pick<BenchProps, 'bench'>) {
  return (
    <RunAndSubmit
      sendState={sender.state}
      ready={handle.work !== null}
      onRun={() => place('run')}
      onSubmit={() => place('submit')}
    />
  );
}

function BenchConsole({ challenge, bench }: BenchProps) {
  const { shown, mode, desk, front, sender, handle, next } = bench;
  const paths = handle.work?.files.map(({ path }) => path) ?? [];
  const canMake = challenge.customInput !== undefined && comparesOutput(challenge);
  const make = (input: string, expected: string) => {
    desk.make(input, expected);
    front.setTab('input');
  };
  return (
    <SourceLinksContext value={{ paths, goTo: next.openCode }}>
      <NextStepContext value={next}>
        <MakeCaseContext value={canMake ? make : null}>
          <ConsolePane
            {...{ challenge, shown, mode, desk, tab: front.tab, onTab: front.setTab }}
            sendState={sender.state}
            onRetry={() => void sender.retry()}
            actions={front.wide ? <BenchActions bench={bench} /> : null}
          />
        </MakeCaseContext>
      </NextStepContext>
    </SourceLinksContext>
  );
}

/** The challenge page: statement, editor and console. */
export function Workbench({ challenge }: { readonly challenge: ChallengeView }) {
  const bench = useBench(challenge);
  const { handle, front, next, problems, place } = bench;
  const contents = {
    statement: (
      <ReadingPane
        {...{ challenge, tab: front.reading, onTab: front.read, onOpen: front.showResults }}
        language={handle.language}
      />
    ),
    editor: <EditorPane {...{ challenge, handle, problems, goTo: next.openCode }} />,
    console: <BenchConsole challenge={challenge} bench={bench} />,
  };
  const keys = {
    run: () => place('run'),
    submit: () => place('submit'),
    save: handle.saveNow,
    movePane: front.movePane,
  };
  return (
    <WorkbenchFrame challenge={challenge} saveState={handle.saveState} keys={keys}>
      <LoadDialog challenge={challenge} handle={handle} />
      {front.wide ? (
        <WideLayout contents={contents} asked={front.asked} />
      ) : (
        <NarrowLayout
          contents={contents}
          shown={front.pane}
          onShow={front.setPane}
          actions={<BenchActions bench={bench} />}
        />
      )}
    </WorkbenchFrame>
  );
}
