import type { Reason } from '@hone/contracts';
import {
  logText,
  type LogEntry,
  type Pod,
  type PodMember,
  type ProgramOutcome,
} from '@hone/contracts/sandbox';
import { findWhyNotReady } from '../../../../api-design/tasks/implementation/readiness.js';
import { describeEnd, reasonOfEnd } from '../../../../api-design/tasks/implementation/service-end.js';
import type { ServiceMember } from '../scenario/topology-file.js';
import { createStartLimit } from '../../../../judging/start-limit.js';

export type Start =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason; readonly why: string; readonly log: string };

/** How a service ended by itself. */
export interface OwnEnd {
  readonly reason: Reason;
  readonly why: string;
}

/** A service in its box: started, asked whether it is ready, and watched. */
export interface RunningService {
  readonly name: string;
  /** Starts it with nothing in its memory, and waits until it is ready. */
  start(signal: AbortSignal): Promise<Start>;
  /** Waits until it is ready, has ended, or has used up its time to start. */
  awaitReady(signal: AbortSignal): Promise<void>;
  /** Does something to it by a plan of the scenario: its end then is not its own doing. */
  act(action: 'pause' | 'resume' | 'kill' | 'restart'): Promise<void>;
  /** Asks it to end; kills it after this time. */
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
  /** Whether the harness ended the current program. */
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
    const why = await this.findWhyNotReady(signal);
    if (why !== undefined) return { ok: false, ...why, log: this.log() };
    this.current = 'up';
    return { ok: true };
  }

  async awaitReady(signal: AbortSignal): Promise<void> {
    await this.findWhyNotReady(signal);
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

  private async findWhyNotReady(signal: AbortSignal): ReturnType<typeof findWhyNotReady> {
    const { pod, member, settings } = this;
    const isLate = createStartLimit({
      limitMs: settings.readyWithinMs,
      now: () => pod.now(),
      cpuMs: async () => (await member.usage()).cpuMs,
    });
    return findWhyNotReady({ pod, member, link: readyLink(this.name), settings, isLate, signal });
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
