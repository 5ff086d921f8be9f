import { Button, Tabs, Textarea } from '@mantine/core';
import type { ChallengeView, Mode } from '@hone/contracts';
import { IconPlayerPlay, IconSend2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import type { FollowState } from '../live/submission-follower.js';
import { LogPanel, OutputPanel } from '../results/output-panel.js';
import { ResultsPanel } from '../results/results-panel.js';
import { describeFailure } from '../words/failure-words.js';
import classes from './console-pane.module.css';
import { FullScreenButton } from './pane-frame.js';
import type { OrderState } from './use-order.js';

const CONSOLE_TABS = ['checks', 'input', 'output', 'log'] as const;
export type ConsoleTab = (typeof CONSOLE_TABS)[number];

export interface ConsolePaneProps {
  readonly challenge: ChallengeView;
  readonly tab: ConsoleTab;
  readonly onTab: (tab: ConsoleTab) => void;
  /** The submission that is shown, and how far it is. */
  readonly shown: { readonly id: string; readonly follow: FollowState } | null;
  readonly mode: Mode;
  readonly order: OrderState;
  readonly onRetry: () => void;
  readonly input: string;
  readonly onInput: (input: string) => void;
  /** Run and Submit, where they stand in the console's bar. */
  readonly actions: ReactNode;
}

interface ActionsProps {
  readonly order: OrderState;
  readonly ready: boolean;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
}

/** The two buttons, at the console's right edge or at the foot of a small screen. */
export function RunAndSubmit({ order, ready, onRun, onSubmit }: ActionsProps) {
  const sending = order.kind === 'sending' || order.kind === 'retrying' ? order.mode : null;
  return (
    <div className={classes['actions']}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        disabled={!ready}
        loading={sending === 'run'}
        title="Run the samples (Mod+Enter)"
        onClick={onRun}
      >
        Run
      </Button>
      <Button
        size="xs"
        leftSection={<IconSend2 size={15} aria-hidden />}
        disabled={!ready}
        loading={sending === 'submit'}
        title="Submit for judging (Mod+Shift+Enter)"
        onClick={onSubmit}
      >
        Submit
      </Button>
    </div>
  );
}

const KEPT = 'Your code is kept on this device; nothing was counted.';

function SendingNotice({ order, onRetry }: { readonly order: OrderState; readonly onRetry: () => void }) {
  if (order.kind === 'failed')
    return (
      <div className={classes['notice']}>
        <FailurePanel error={order.error} kept={KEPT} onRetry={onRetry} />
      </div>
    );
  if (order.kind !== 'retrying') return null;
  const words = describeFailure(order.error, KEPT);
  return (
    <p className={classes['retrying']}>
      {words.happened} {KEPT} Trying again in {Math.ceil(order.delayMs / 1_000)} s.
    </p>
  );
}

function Checks(props: ConsolePaneProps) {
  const { shown, mode, order } = props;
  if (shown === null)
    return order.kind === 'idle' ? (
      <div className={classes['empty']}>
        <p>
          <strong>Run</strong> tries your code on the samples. <strong>Submit</strong> judges it on hidden
          data and gives points.
        </p>
        <p>Each check appears here as soon as it is decided, with the reason when it fails.</p>
      </div>
    ) : null;
  const { id, follow } = shown;
  if (follow.notFound)
    return (
      <div className={classes['empty']}>
        <p>This submission does not exist, or belongs to somebody else. Your code is kept.</p>
      </div>
    );
  return <ResultsPanel id={id} view={follow.view} mode={mode} connection={follow.connection} />;
}

function CustomInput({ challenge, input, onInput }: ConsolePaneProps) {
  const { customInput } = challenge;
  if (customInput === undefined) return null;
  return (
    <div className={classes['input']}>
      <Textarea
        label={customInput.label}
        description="Run uses this instead of the samples. Leave it empty to run the samples."
        value={input}
        maxLength={customInput.maxBytes}
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onChange={(event) => onInput(event.currentTarget.value)}
      />
      <div className={classes['fill']}>
        {challenge.samples.map((sample) =>
          sample.input === undefined ? null : (
            <Button
              key={sample.id}
              variant="default"
              size="compact-sm"
              onClick={() => onInput(sample.input ?? '')}
            >
              Fill in “{sample.title}”
            </Button>
          ),
        )}
      </div>
    </div>
  );
}

interface PrintedProps {
  readonly follow: FollowState | null;
  readonly Panel: typeof OutputPanel;
}

function Printed({ follow, Panel }: PrintedProps) {
  return follow === null ? (
    <p className={classes['empty']}>Run or submit first.</p>
  ) : (
    <Panel view={follow.view} />
  );
}

function ConsoleBar({ challenge, actions }: Pick<ConsolePaneProps, 'challenge' | 'actions'>) {
  return (
    <div className={classes['bar']}>
      <Tabs.List aria-label="Console">
        <Tabs.Tab value="checks">Checks</Tabs.Tab>
        {challenge.customInput !== undefined && <Tabs.Tab value="input">Custom input</Tabs.Tab>}
        <Tabs.Tab value="output">Output</Tabs.Tab>
        <Tabs.Tab value="log">Log</Tabs.Tab>
      </Tabs.List>
      <div className={classes['barEnd']}>
        <FullScreenButton />
        {actions}
      </div>
    </div>
  );
}

/** Checks, custom input, output and log. */
export function ConsolePane(props: ConsolePaneProps) {
  const { challenge, tab, onTab, shown, order, onRetry, actions } = props;
  const follow = shown?.follow ?? null;
  const select = (value: string | null) => {
    const next = CONSOLE_TABS.find((name) => name === value);
    if (next !== undefined) onTab(next);
  };
  return (
    <Tabs value={tab} onChange={select} className={classes['pane']} keepMounted={false}>
      <ConsoleBar challenge={challenge} actions={actions} />
      <div className={classes['content']}>
        <SendingNotice order={order} onRetry={onRetry} />
        <Tabs.Panel value="checks" className={classes['checks'] ?? ''}>
          <Checks {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="input">
          <CustomInput {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="output">
          <Printed follow={follow} Panel={OutputPanel} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <Printed follow={follow} Panel={LogPanel} />
        </Tabs.Panel>
      </div>
    </Tabs>
  );
}
