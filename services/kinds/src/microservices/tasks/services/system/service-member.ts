import type { Reason } from '@hone/contracts';
import {
  logText,
  type LogEntry,
  type Pod,
  type PodMember,
  type ProgramOutcome,
} from '@hone/contracts/sandbox';
import { describeEnd, reasonOfEnd } from '../../../../api-design/tasks/implementation/service-end.js';
import type { ServiceMember } from '../scenario/topology-file.js';
import { delay } from '../../../../judging/delay.js';
import { createStartLimit } from '../../../../judging/start-limit.js';

const ASK_READY_EVERY_MS = 50;
const ASK_WITHIN_MS = 2_000;
/** Between looks at whether a program that is late still works. */
const LOOK_EVERY_MS = 1_000;

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
  /** Until it is ready, has ended, or had the time that it has to start. */
  awaitReady(signal: AbortSignal): Promise<void>;
  /** Does something to it by a plan of the scenario: its end then is not its own doing. */
  act(action: 'pause' | 'resume' | 'kill' | 'restart'): Promise<void>;
  /** Asks it to end; kills it after so long. */
  stop(withinMs: number): Promise<ProgramOutcome>;
  /** Whether it ended by itself since it was started, and how. */
  ownEnd(): OwnEnd | undefined;
  state(): 'up' | 'starting' | 'paused' | 'down';
  log(): string;
}

/** How a service is started and asked whether it is ready. */
export type ServiceSettings = Pick<ServiceMember, 'port' | 'ready' | 'readyWithinMs'>;

/** The link over which we ask a member whether it is ready; no fault acts on it. */
export const readyLink = (name: string): string => `ready-${name}`;

export const createService = (
  pod: Pod,
  name: string,
  settings: ServiceSettings,
  env: Readonly<Record<string, string>>,
): RunningService => new BoxedService(pod, name, settings, env);

class BoxedService implements RunningService {
  readonly name: string;
  private readonly pod: Pod;
  private readonly settings: ServiceSettings;
  private readonly env: Readonly<Record<string, string>>;
  private current: ReturnType<RunningService['state']> = 'down';
  /** Whether it was us who ended what runs now. */
  private isAsked = false;
  private end: OwnEnd | undefined;
  private since: LogEntry | undefined;

  constructor(pod: Pod, name: string, settings: ServiceSettings, env: Readonly<Record<string, string>>) {
    this.pod = pod;
    this.name = name;
    this.settings = settings;
    this.env = { ...env, PORT: String(settings.port) };
  }

  state(): ReturnType<RunningService['state']> {
    return this.current;
  }

  ownEnd(): OwnEnd | undefined {
    return this.end;
  }

  log(): string {
    const entries = this.member.log();
    return logText(this.since === undefined ? entries : entries.slice(entries.indexOf(this.since) + 1));
  }

  async start(signal: AbortSignal): Promise<Start> {
    this.isAsked = true;
    if (this.current !== 'down') await this.member.kill();
    this.since = this.member.log().at(-1);
    [this.end, this.isAsked, this.current] = [undefined, false, 'starting'];
    const program = await this.member.start({ env: this.env });
    this.watch(program.exited);
    const why = await findWhyNotReady(this.pod, this.name, this.settings, signal);
    if (why !== undefined) return { ok: false, ...why, log: this.log() };
    this.current = 'up';
    return { ok: true };
  }

  async awaitReady(signal: AbortSignal): Promise<void> {
    await findWhyNotReady(this.pod, this.name, this.settings, signal);
  }

  async act(action: Parameters<RunningService['act']>[0]): Promise<void> {
    if (action === 'kill' || action === 'restart') this.isAsked = true;
    await this.pod.play([{ atMs: 0, action: { do: action, member: this.name } }]);
    if (action === 'pause') this.current = 'paused';
    if (action === 'resume') this.current = 'up';
    if (action !== 'restart') return;
    [this.isAsked, this.current] = [false, 'up'];
    this.watch(this.member.ended());
  }

  stop(withinMs: number): Promise<ProgramOutcome> {
    this.isAsked = true;
    return this.member.stop(withinMs);
  }

  private get member(): PodMember {
    return this.pod.member(this.name);
  }

  private watch(exited: Promise<ProgramOutcome>): void {
    exited.then(
      (outcome) => {
        this.current = 'down';
        if (!this.isAsked) this.end = { reason: reasonOfEnd(outcome), why: describeEnd(outcome) };
      },
      () => (this.current = 'down'),
    );
  }
}

interface NotReady {
  readonly reason: Reason;
  readonly why: string;
}

/** Waits until the service listens and its path of readiness answers 2xx, or until it has had its time to start. */
async function findWhyNotReady(
  pod: Pod,
  name: string,
  settings: ServiceSettings,
  signal: AbortSignal,
): Promise<NotReady | undefined> {
  const member = pod.member(name);
  const isLate = await createStartLimit({
    limitMs: settings.readyWithinMs,
    now: () => pod.now(),
    cpuMs: async () => (await member.usage()).cpuMs,
  });
  const silent = await findWhySilent(member, settings, isLate);
  return silent ?? findWhyUnwell(pod, name, settings, { isLate, signal });
}

async function findWhySilent(
  member: PodMember,
  { port, readyWithinMs }: ServiceSettings,
  isLate: () => Promise<boolean>,
): Promise<NotReady | undefined> {
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

async function findWhyUnwell(
  pod: Pod,
  name: string,
  { ready, readyWithinMs }: ServiceSettings,
  { isLate, signal }: { readonly isLate: () => Promise<boolean>; readonly signal: AbortSignal },
): Promise<NotReady | undefined> {
  let last = 'no answer';
  do {
    signal.throwIfAborted();
    const request = { method: 'GET', target: ready, headers: [], withinMs: ASK_WITHIN_MS };
    const outcome = await pod.request(readyLink(name), request);
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
