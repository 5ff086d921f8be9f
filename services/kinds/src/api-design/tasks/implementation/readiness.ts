import type { Reason } from '@hone/contracts';
import type { Pod, PodMember } from '@hone/contracts/sandbox';
import { describeEnd, reasonOfEnd } from './service-end.js';
import { delay } from '../../../judging/delay.js';

const ASK_READY_EVERY_MS = 50;
/** Interval of checks whether a late program still makes progress. */
const LOOK_EVERY_MS = 1_000;

/** How to ask a service whether it is ready. */
interface ReadySettings {
  readonly port: number;
  /** Answered 2xx once it is. */
  readonly ready: string;
  readonly readyWithinMs: number;
}

interface Starting {
  readonly pod: Pod;
  readonly member: PodMember;
  /** The link over which it is asked. */
  readonly link: string;
  readonly settings: ReadySettings;
  /** Whether the program has had its time to start. */
  readonly isLate: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

interface NotReady {
  readonly reason: Reason;
  readonly why: string;
}

/** Waits until the service listens and its readiness path answers 2xx, or until its time to start is over. */
export async function findWhyNotReady(starting: Starting): Promise<NotReady | undefined> {
  return (await findWhySilent(starting)) ?? findWhyUnwell(starting);
}

async function findWhySilent({ member, settings, isLate }: Starting): Promise<NotReady | undefined> {
  const { port, readyWithinMs } = settings;
  for (let withinMs = readyWithinMs; ; withinMs = LOOK_EVERY_MS) {
    const readiness = await member.awaitListening(port, withinMs);
    if (readiness.state === 'listening') return undefined;
    if (readiness.state === 'ended')
      return { reason: reasonOfEnd(readiness.outcome), why: describeEnd(readiness.outcome) };
    if (await isLate())
      return {
        reason: 'time-limit',
        why: `Nothing listens on port ${port} after ${readyWithinMs} ms. The service must listen on 127.0.0.1 or 0.0.0.0; the port is in the variable PORT.`,
      };
  }
}

async function findWhyUnwell({
  pod,
  link,
  settings,
  isLate,
  signal,
}: Starting): Promise<NotReady | undefined> {
  const { ready, readyWithinMs } = settings;
  let last = 'no answer';
  do {
    signal.throwIfAborted();
    const outcome = await pod.request(link, {
      method: 'GET',
      target: ready,
      headers: [],
      withinMs: 2_000,
    });
    if ('response' in outcome && outcome.response.status >= 200 && outcome.response.status < 300)
      return undefined;
    last = 'response' in outcome ? `status ${outcome.response.status}` : outcome.failure;
    await delay(ASK_READY_EVERY_MS);
  } while (!(await isLate()));
  return {
    reason: 'contract',
    why: `GET ${ready} did not answer 2xx within ${readyWithinMs} ms; the last answer: ${last}.`,
  };
}
