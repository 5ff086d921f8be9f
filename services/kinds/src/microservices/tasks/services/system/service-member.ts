import type { Reason } from '@hone/contracts';
import { logText, type LogEntry, type Pod, type ProgramOutcome } from '@hone/contracts/sandbox';
import { describeEnd, reasonOfEnd } from '../../../../api-design/tasks/implementation/service-end.js';
import type { ServiceMember } from '../scenario/topology-file.js';

const ASK_READY_EVERY_MS = 50;
const ASK_WITHIN_MS = 2_000;

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type Start =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason; readonly why: string; readonly log: string };

/** How a service ended that nobody had asked to. */
export interface OwnEnd {
  readonly reason: Reason;
  readonly why: string;
}

/** A service in its box: started, asked whether it is ready, and watched. */
export interface RunningService {
  readonly name: string;
  /** Starts it with nothing in its memory, and waits until it is ready. */
  start(signal: AbortSignal): Promise<Start>;
  /** Does something to it by a plan of the scenario: its end then is not its own doing. */
  act(action: 'pause' | 'resume' | 'kill' | 'stop' | 'restart'): Promise<void>;
  /** Whether it ended by itself since it was started, and how. */
  ownEnd(): OwnEnd | undefined;
  state(): 'up' | 'starting' | 'paused' | 'down';
  log(): string;
}

/** The link over which we ask a member whether it is ready; no fault acts on it. */
export const readyLink = (name: string): string => `ready-${name}`;

export function createService(
  pod: Pod,
  name: string,
  settings: ServiceMember,
  env: Readonly<Record<string, string>>,
): RunningService {
  const member = pod.member(name);
  let state: ReturnType<RunningService['state']> = 'down';
  let isAsked = false;
  let end: OwnEnd | undefined;
  let since: LogEntry | undefined;
  const watch = (exited: Promise<ProgramOutcome>): void => {
    exited.then(
      (outcome) => {
        state = 'down';
        if (!isAsked) end = { reason: reasonOfEnd(outcome), why: describeEnd(outcome) };
      },
      () => (state = 'down'),
    );
  };
  const log = (): string => {
    const entries = member.log();
    return logText(since === undefined ? entries : entries.slice(entries.indexOf(since) + 1));
  };
  return {
    name,
    state: () => state,
    ownEnd: () => end,
    log,
    async start(signal) {
      isAsked = true;
      if (state !== 'down') await member.kill();
      since = member.log().at(-1);
      [end, isAsked, state] = [undefined, false, 'starting'];
      const program = await member.start({ env: { ...env, PORT: String(settings.port) } });
      watch(program.exited);
      const why = await findWhyNotReady(pod, name, settings, signal);
      if (why !== undefined) return { ok: false, ...why, log: log() };
      state = 'up';
      return { ok: true };
    },
    async act(action) {
      isAsked = action !== 'resume';
      await pod.play([{ atMs: 0, action: { do: action, member: name } }]);
      if (action === 'pause') state = 'paused';
      if (action === 'resume') state = 'up';
      if (action !== 'restart') return;
      [isAsked, state] = [false, 'up'];
      watch(member.ended());
    },
  };
}

/** Waits until the service listens and its path of readiness answers 2xx. */
async function findWhyNotReady(
  pod: Pod,
  name: string,
  { port, ready, readyWithinMs }: ServiceMember,
  signal: AbortSignal,
): Promise<{ readonly reason: Reason; readonly why: string } | undefined> {
  const beganMs = pod.now();
  const readiness = await pod.member(name).awaitListening(port, readyWithinMs);
  if (readiness.state === 'ended')
    return { reason: reasonOfEnd(readiness.outcome), why: describeEnd(readiness.outcome) };
  if (readiness.state === 'not-listening')
    return {
      reason: 'time-limit',
      why: `Nothing listens on port ${port} after ${readyWithinMs} ms. The service must listen on 127.0.0.1 or 0.0.0.0; the port is in the variable PORT.`,
    };
  let last = 'no answer';
  while (pod.now() - beganMs < readyWithinMs) {
    signal.throwIfAborted();
    const request = { method: 'GET', target: ready, headers: [], withinMs: ASK_WITHIN_MS };
    const outcome = await pod.request(readyLink(name), request);
    if ('response' in outcome && outcome.response.status >= 200 && outcome.response.status < 300)
      return undefined;
    last = 'response' in outcome ? `status ${outcome.response.status}` : outcome.failure;
    await delay(ASK_READY_EVERY_MS);
  }
  return {
    reason: 'contract',
    why: `GET ${ready} did not answer 2xx within ${readyWithinMs} ms; the last answer: ${last}.`,
  };
}
