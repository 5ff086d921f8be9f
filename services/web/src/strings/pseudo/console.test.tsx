import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CaseResult } from '../../challenge/cases/case-result.js';
import type { CaseDesk } from '../../challenge/cases/use-case-desk.js';
import { ConsolePane, RunAndSubmit, type ConsolePaneProps } from '../../challenge/console-pane.js';
import { INITIAL_FOLLOW } from '../../live/submission-follower.js';
import { EMPTY_VIEW, type SubmissionView } from '../../live/submission-view.js';
import { CHALLENGE } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  stop = await speakWithAccents();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stop();
});

const nothing = () => undefined;
const look = async (element: React.ReactElement) => findStrayText(await renderPage(element));

/** A run that is over, and printed something or nothing. */
function caseResult(result: 'same' | 'different' | 'none') {
  const evidence = { type: 'output', stdout: result === 'same' ? '2' : '3' };
  const checks = result === 'none' ? [] : [{ id: 'α', evidence }];
  const view = { ...EMPTY_VIEW, stage: 'finished', checks } as unknown as SubmissionView;
  return <CaseResult fields={{ id: null, name: '', input: '1', expected: '2' }} view={view} />;
}

const FIELDS = { id: 'α', name: 'Όνομα', input: '1', expected: '2' };
const CONTRACT = { id: 'σ', title: 'Σύμβαση', format: 'openapi' as const };
const DESK = {
  kept: { cases: [], kept: 'device' },
  fields: FIELDS,
  findRun: () => undefined,
} as unknown as CaseDesk;

describe('every string of the console comes from a catalogue', () => {
  const propsOf = (changes: Partial<ConsolePaneProps>): ConsolePaneProps => ({
    challenge: CHALLENGE,
    tab: 'checks',
    onTab: nothing,
    shown: null,
    mode: 'run',
    sendState: { kind: 'idle' },
    onRetry: nothing,
    desk: DESK,
    actions: <RunAndSubmit sendState={{ kind: 'idle' }} ready onRun={nothing} onSubmit={nothing} />,
    ...changes,
  });
  const shown = { id: 'x1', follow: INITIAL_FOLLOW };
  const error = new Error('Σφάλμα');

  it.each<Partial<ConsolePaneProps>>([
    {},
    { shown },
    { shown: { ...shown, follow: { ...INITIAL_FOLLOW, notFound: true } } },
    { tab: 'input' },
    { tab: 'input', challenge: { ...CHALLENGE, samples: [CONTRACT] } },
    ...(['account', 'device', 'page'] as const).map((kept) => ({
      tab: 'input' as const,
      desk: { ...DESK, kept: { ...DESK.kept, cases: [FIELDS], kept, failure: error } },
    })),
    { shown, desk: { ...DESK, findRun: () => FIELDS } },
    { tab: 'output' },
    { tab: 'output', shown },
    { tab: 'log' },
    { tab: 'log', shown },
    { sendState: { kind: 'failed', mode: 'run', error } },
    { sendState: { kind: 'retrying', mode: 'run', error, delayMs: 2_000 } },
  ])('with %j', async (changes) => {
    expect(await look(<ConsolePane {...propsOf(changes)} />)).toEqual([]);
  });

  it.each(['same', 'different', 'none'] as const)('with a test case whose output is %s', async (result) => {
    expect(await look(caseResult(result))).toEqual([]);
  });
});
