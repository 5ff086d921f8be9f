import { Button, Skeleton } from '@mantine/core';
import type { ChallengeView, Mode } from '@hone/contracts';
import { IconPlayerPlay, IconSend2 } from '@tabler/icons-react';
import { lazy, Suspense, useId, type ReactNode } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import type { FollowState } from '../live/submission-follower.js';
import { t } from '../strings/challenge.js';
import { RichText } from '../strings/rich-text.js';
import { TabPanel } from '../tabs/tab-panel.js';
import { TabStrip } from '../tabs/tab-strip.js';
import { describeFailure } from '../words/failure-words.js';
import { modKey } from '../words/shortcuts.js';
import classes from './console-pane.module.css';
import { comparesOutput } from './cases/compares-output.js';
import type { CaseDesk } from './cases/use-case-desk.js';
import { FullScreenButton } from './pane-frame.js';
import type { SendState } from './use-sender.js';

// Nothing has been sent yet when the page opens.
const ResultsPanel = lazy(async () => ({
  default: (await import('../results/results-panel.js')).ResultsPanel,
}));
const OutputPanel = lazy(async () => ({ default: (await import('../results/output-panel.js')).OutputPanel }));
const LogPanel = lazy(async () => ({ default: (await import('../results/output-panel.js')).LogPanel }));
const CaseResult = lazy(async () => ({ default: (await import('./cases/case-result.js')).CaseResult }));
const CasesPanel = lazy(async () => ({ default: (await import('./cases/cases-panel.js')).CasesPanel }));

const CONSOLE_TABS = ['checks', 'input', 'output', 'log'] as const;
export type ConsoleTab = (typeof CONSOLE_TABS)[number];

export interface ConsolePaneProps {
  readonly challenge: ChallengeView;
  readonly tab: ConsoleTab;
  readonly onTab: (tab: ConsoleTab) => void;
  /** The submission shown, and its progress. */
  readonly shown: { readonly id: string; readonly follow: FollowState } | null;
  readonly mode: Mode;
  readonly sendState: SendState;
  readonly onRetry: () => void;
  readonly desk: CaseDesk;
  /** Run and Submit, if they are in the console's bar. */
  readonly actions: ReactNode;
}

interface ActionsProps {
  readonly sendState: SendState;
  readonly ready: boolean;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
}

/** The two buttons, at the console's right edge or at the bottom of a small screen. */
export function RunAndSubmit({ sendState, ready, onRun, onSubmit }: ActionsProps) {
  const sending = sendState.kind === 'sending' || sendState.kind === 'retrying' ? sendState.mode : null;
  return (
    <div className={classes['actions']}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        disabled={!ready}
        loading={sending === 'run'}
        title={t('console.runHint', { keys: t('shortcuts.keys.run', { mod: modKey() }) })}
        onClick={onRun}
      >
        {t('console.run')}
      </Button>
      <Button
        size="xs"
        leftSection={<IconSend2 size={15} aria-hidden />}
        disabled={!ready}
        loading={sending === 'submit'}
        title={t('console.submitHint', { keys: t('shortcuts.keys.submit', { mod: modKey() }) })}
        onClick={onSubmit}
      >
        {t('console.submit')}
      </Button>
    </div>
  );
}

function SendingNotice({
  sendState,
  onRetry,
}: {
  readonly sendState: SendState;
  readonly onRetry: () => void;
}) {
  if (sendState.kind === 'failed')
    return (
      <div className={classes['notice']}>
        <FailurePanel error={sendState.error} kept={t('console.notSent')} onRetry={onRetry} />
      </div>
    );
  if (sendState.kind !== 'retrying') return null;
  const { happened } = describeFailure(sendState.error, '');
  return (
    <p className={classes['retrying']}>
      {t('console.retrying', { problem: happened, seconds: Math.ceil(sendState.delayMs / 1_000) })}
    </p>
  );
}

function Checks(props: ConsolePaneProps) {
  const { challenge, shown, mode, sendState, desk } = props;
  if (shown === null)
    return sendState.kind === 'idle' ? (
      <div className={classes['empty']}>
        <p>
          <RichText text={t('console.intro')} tags={{ strong: (words) => <strong>{words}</strong> }} />
        </p>
        <p>{t('console.introChecks')}</p>
      </div>
    ) : null;
  const { id, follow } = shown;
  if (follow.notFound)
    return (
      <div className={classes['empty']}>
        <p>{t('console.notFound')}</p>
      </div>
    );
  const run = desk.findRun(id);
  return (
    <>
      {run !== undefined && run.expected !== '' && comparesOutput(challenge) && (
        <CaseResult key={id} fields={run} view={follow.view} />
      )}
      <ResultsPanel id={id} view={follow.view} mode={mode} connection={follow.connection} />
    </>
  );
}

interface PrintedProps {
  readonly follow: FollowState | null;
  readonly Panel: typeof OutputPanel;
}

function Printed({ follow, Panel }: PrintedProps) {
  return follow === null ? (
    <p className={classes['empty']}>{t('console.nothingYet')}</p>
  ) : (
    <Panel view={follow.view} />
  );
}

interface BarProps extends Pick<ConsolePaneProps, 'challenge' | 'tab' | 'onTab' | 'actions'> {
  readonly id: string;
}

function ConsoleBar({ id, challenge, tab, onTab, actions }: BarProps) {
  const names = CONSOLE_TABS.filter((name) => name !== 'input' || challenge.customInput !== undefined);
  const tabs = names.map((name) => ({ name, label: t(`console.${name}`) }));
  const select = (value: string) => {
    const next = CONSOLE_TABS.find((name) => name === value);
    if (next !== undefined) onTab(next);
  };
  return (
    <div className={classes['bar']}>
      <TabStrip {...{ id, tabs }} label={t('console.label')} active={tab} onSelect={select} />
      <div className={classes['barEnd']}>
        <FullScreenButton />
        {actions}
      </div>
    </div>
  );
}

/** Checks, custom input, output and log. */
export function ConsolePane(props: ConsolePaneProps) {
  const { challenge, tab, onTab, shown, sendState, onRetry, actions } = props;
  const follow = shown?.follow ?? null;
  const id = useId();
  return (
    <div className={classes['pane']}>
      <ConsoleBar {...{ id, challenge, tab, onTab, actions }} />
      <div className={classes['content']}>
        <SendingNotice sendState={sendState} onRetry={onRetry} />
        <TabPanel
          key={tab}
          {...{ id, name: tab, active: tab }}
          className={tab === 'checks' ? classes['checks'] : undefined}
        >
          <Suspense fallback={<Skeleton height={120} radius={0} aria-busy="true" />}>
            {tab === 'checks' && <Checks {...props} />}
            {tab === 'input' && <CasesPanel {...props} />}
            {tab === 'output' && <Printed follow={follow} Panel={OutputPanel} />}
            {tab === 'log' && <Printed follow={follow} Panel={LogPanel} />}
          </Suspense>
        </TabPanel>
      </div>
    </div>
  );
}
