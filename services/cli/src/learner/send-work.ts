import type { Submission, SubmitBody } from '@hone/contracts';
import type { Output } from '../output.js';
import { choosePaint, type Paint } from '../screen/paint.js';
import { systemTimer, type Timer } from '../regrading/wait-for-end.js';
import type { ChosenSite } from './choose-site.js';
import { followSubmission } from './follow.js';
import { LearnerError } from './learner-error.js';
import { liveLine } from './live-lines.js';
import { openLiveSocket, type OpenLive } from './live-socket.js';
import { SiteAway } from './network-failure.js';
import type { SiteClient } from './site-client.js';

/** Needs of sending and following; tests replace timer and socket. */
export interface SendContext {
  readonly chosen: ChosenSite;
  readonly client: Pick<SiteClient, 'submit' | 'listEvents' | 'getSubmission'>;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly timer: Timer;
  readonly openLive: OpenLive;
}

export const systemParts = { timer: systemTimer, openLive: openLiveSocket };

/** For lines of progress, which go to stderr. */
const progressPaint = (): Paint => choosePaint(process.stderr.isTTY, process.env);

/** Waits between attempts to send; then the command gives up and says how to continue. */
const RETRIES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Sends a submission. It is safe to repeat: the site takes one key and body once. */
export async function send(body: SubmitBody, key: string, context: SendContext): Promise<string> {
  const { client, output, timer, signal } = context;
  for (let failures = 0; ; failures++) {
    try {
      return (await client.submit(body, key)).id;
    } catch (error) {
      const wait = RETRIES_MS[failures];
      if (!(error instanceof SiteAway)) throw error;
      if (wait === undefined || signal.aborted) throw notSent(error, body.mode);
      output.note(`${error.message} Trying again…`);
      await timer.pause(Math.max(wait, error.retryAfterMs), signal);
    }
  }
}

function notSent(error: SiteAway, mode: SubmitBody['mode']): LearnerError {
  const { happened } = error.words;
  const again = mode === 'submit' ? ' The same files are never graded twice, even if they arrived.' : '';
  return new LearnerError(
    error.code,
    {
      happened: `${happened} Your files may not have arrived.`,
      kept: 'Your files are unchanged.',
      next: `When the site is back, run: hone ${mode}.${again}`,
    },
    { exit: error.exit },
  );
}

/** Follows a submission and prints its progress; resolves to its record, or undefined when it was interrupted. */
export async function follow(id: string, context: SendContext): Promise<Submission | undefined> {
  const { chosen, client, output, timer, signal, openLive } = context;
  const paint = progressPaint();
  let away = false;
  const ended = await followSubmission(id, {
    chosen,
    client,
    openLive,
    timer,
    signal,
    onEvent(event) {
      const line = liveLine(event, paint);
      if (line !== undefined) output.note(line);
    },
    onRestart: () =>
      output.note('The site lost its live log. Progress starts again; your submission is safe.'),
    onAway(now) {
      if (now && !away) output.note('Offline. The site keeps grading; waiting for the network…');
      if (!now && away) output.note('Back online.');
      away = now;
    },
  });
  return ended ? getRecord(id, context) : undefined;
}

/** The record is complete once the last event was reported. */
async function getRecord(
  id: string,
  { client, timer, signal }: SendContext,
): Promise<Submission | undefined> {
  for (const wait of [...RETRIES_MS, 0]) {
    try {
      return await client.getSubmission(id);
    } catch (error) {
      if (!(error instanceof SiteAway) || wait === 0) throw error;
      await timer.pause(Math.max(wait, error.retryAfterMs), signal);
    }
  }
  return undefined;
}

export const pageOf = (site: string, id: string): string => `${site}/submissions/${id}`;
