import { isTerminal, type Phases, type Submission } from '@hone/contracts';
import {
  followEvents,
  getSubmission,
  guestCookie,
  postSubmission,
  type SubmitOrder,
} from '../support/site/submit.js';
import { quantile } from './statistics.js';

/** The time of one submission by its parts, in milliseconds. */
export interface Timed {
  readonly submission: Submission;
  /** From sending the request to the arrival of the verdict. */
  readonly wallMs: number;
  /** Before the submission was created: the session, the checks of the request. */
  readonly acceptMs: number;
  /** From the record to the client. */
  readonly deliverMs: number;
}

/** Submits and waits for the verdict; reading the record afterwards does not count. */
export async function submitTimed(url: string, order: SubmitOrder): Promise<Timed> {
  await guestCookie(url);
  const [since, sentAt] = [performance.now(), Date.now()];
  const id = await postSubmission(url, order);
  let [wallMs, receivedAt] = [NaN, NaN];
  await followEvents(url, id, {}, (event) => {
    if (isTerminal(event)) [wallMs, receivedAt] = [performance.now() - since, Date.now()];
  });
  const submission = await getSubmission(url, id);
  const { createdAt, finishedAt } = submission;
  return {
    submission,
    wallMs,
    acceptMs: Date.parse(createdAt) - sentAt,
    deliverMs: receivedAt - Date.parse(finishedAt ?? ''),
  };
}

/** Medians of each part, in milliseconds. */
export function phaseMedians(timed: readonly Timed[]): Record<string, number> {
  const middle = (read: (one: Timed) => number | undefined): number =>
    quantile(
      timed.flatMap((one) => read(one) ?? []),
      0.5,
    );
  const phase = (name: keyof Phases): number => middle(({ submission }) => submission.phases?.[name]);
  return {
    accept: middle(({ acceptMs }) => acceptMs),
    queued: phase('queuedMs'),
    prepare: phase('prepareMs'),
    compile: phase('compileMs'),
    run: phase('runMs'),
    judge: phase('judgeMs'),
    record: phase('recordMs'),
    tell: middle(({ deliverMs }) => deliverMs),
  };
}
