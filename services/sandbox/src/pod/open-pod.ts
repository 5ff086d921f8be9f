import { setMaxListeners } from 'node:events';
import type { Duplex } from 'node:stream';
import pLimit from 'p-limit';
import type {
  Box,
  BoxSpec,
  Fault,
  Pod,
  PodAction,
  PodMember,
  PodMemberSpec,
  PodRecord,
  PodSpec,
  ProbeOutcome,
  ProbeRequest,
  ScheduledAction,
} from '@hone/contracts/sandbox';
import { systemFaultClock, type FaultClock } from '../faults/fault-clock.js';
import { RecordBook } from '../faults/record-book.js';
import { SandboxFault } from '../sandbox-fault.js';
import { BoxMember } from './pod-member.js';
import { PodLink } from './pod-link.js';
import { podProblems } from './pod-problems.js';
import { ProbeClient } from './probe-client.js';

/** Opens a box for a member. */
export type OpenBox = (spec: BoxSpec, signal?: AbortSignal) => Promise<Box>;

/** How long `stop` of a schedule waits for a program to end on its own. */
const STOP_WITHIN_MS = 10_000;

/** More would not be faster: these keep the engine and the cores busy. */
const OPENED_AT_ONCE = 4;
/** Listeners of a signal besides the boxes; more would be a leak. */
const OTHER_LISTENERS = 20;

class BoxPod implements Pod {
  onClosed: () => void = () => undefined;
  private readonly members: ReadonlyMap<string, BoxMember>;
  private readonly links: ReadonlyMap<string, PodLink>;
  private readonly book: RecordBook;
  private readonly clock: FaultClock;
  private readonly probes: ProbeClient;
  private readonly timers = new Set<() => void>();
  private closing: Promise<void> | undefined;
  private finalRecord: PodRecord | undefined;

  constructor(boxes: ReadonlyMap<string, Box>, spec: PodSpec, clock: FaultClock) {
    const book = new RecordBook(clock);
    const watch = { now: book.now, onChange: () => this.updateLinks() };
    const members = new Map(
      [...boxes].map(([name, box]) => [name, new BoxMember(name, box, clock, watch)] as const),
    );
    this.members = members;
    this.book = book;
    this.probes = new ProbeClient((link) => this.dial(link), clock, book.now);
    this.clock = clock;
    this.links = new Map(
      spec.links.map((link) => [link.id, new PodLink({ spec: link, members, seed: spec.seed, clock, book })]),
    );
  }

  async openLinks(): Promise<void> {
    await Promise.all([...this.links.values()].map((link) => link.open()));
  }

  member(name: string): PodMember {
    return this.getMember(name);
  }

  now(): number {
    return this.book.now();
  }

  async request(link: string, request: ProbeRequest): Promise<ProbeOutcome> {
    this.getLink(link);
    const outcome = await this.probes.send(link, request);
    if (this.closing !== undefined) throw new SandboxFault('closed', 'the pod was closed');
    return outcome;
  }

  dial(link: string): Promise<Duplex> {
    return this.getLink(link).dial();
  }

  setFaults(link: string, faults: readonly Fault[]): void {
    const found = this.getLink(link);
    this.book.note({ do: 'faults', link, faults });
    found.setFaults(faults);
  }

  async play(schedule: readonly ScheduledAction[]): Promise<void> {
    await Promise.all(
      schedule.map(async ({ atMs, action }) => {
        await this.sleep(atMs);
        await this.act(action);
      }),
    );
  }

  record(): PodRecord {
    return this.finalRecord ?? this.book.read();
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    this.finalRecord = this.book.read();
    this.onClosed();
    this.probes.close();
    for (const wake of [...this.timers]) wake();
    await Promise.all([...this.members.values()].map(({ box }) => box.close()));
  }

  private async act(action: PodAction): Promise<void> {
    if (action.do === 'faults') {
      this.setFaults(action.link, action.faults);
      return;
    }
    const member = this.getMember(action.member);
    this.book.note(action);
    if (action.do === 'stop') await member.stop(STOP_WITHIN_MS);
    else await member[action.do]();
  }

  /** Rejects when the pod is closed meanwhile. */
  private sleep(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = () => {
        this.timers.delete(wake);
        cancel();
        if (this.closing === undefined) resolve();
        else reject(new SandboxFault('closed', 'the pod was closed'));
      };
      const cancel = this.clock.after(ms, wake);
      this.timers.add(wake);
    });
  }

  private updateLinks(): void {
    for (const link of this.links.values()) link.update();
  }

  private getMember(name: string): BoxMember {
    const member = this.members.get(name);
    if (member === undefined) throw new Error(`there is no member ${name}`);
    return member;
  }

  private getLink(id: string): PodLink {
    const link = this.links.get(id);
    if (link === undefined) throw new Error(`there is no link ${id}`);
    return link;
  }
}

/** Opens the boxes; when one fails, closes all. */
async function openBoxes(
  open: OpenBox,
  spec: PodSpec,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Box>> {
  const limit = pLimit(OPENED_AT_ONCE);
  const giveUp = new AbortController();
  const openMember = async (member: PodMemberSpec): Promise<readonly [string, Box]> => {
    giveUp.signal.throwIfAborted();
    try {
      return [member.name, await open(member, signal)];
    } catch (error) {
      giveUp.abort(error);
      throw error;
    }
  };
  const opening = await Promise.allSettled(spec.members.map((member) => limit(openMember, member)));
  const failed = opening.find((each) => each.status === 'rejected');
  const opened = opening.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (failed === undefined) return new Map(opened);
  await Promise.all(opened.map(([, box]) => box.close()));
  throw failed.reason;
}

/**
 * Opens the boxes of a pod and its links; starts no program yet. Throws for a contradictory specification,
 * rejects with SandboxFault when the platform fails. Boxes close with the pod and when the signal aborts.
 */
export async function openPod(
  open: OpenBox,
  spec: PodSpec,
  signal?: AbortSignal,
  clock: FaultClock = systemFaultClock,
): Promise<Pod> {
  const problems = podProblems(spec);
  // Each box closes when it aborts.
  if (signal !== undefined) setMaxListeners(spec.members.length + OTHER_LISTENERS, signal);
  if (problems.length > 0) throw new Error(`this is no pod: ${problems.join('; ')}`);
  const pod = new BoxPod(await openBoxes(open, spec, signal), spec, clock);
  try {
    await pod.openLinks();
  } catch (error) {
    await pod.close();
    throw error;
  }
  const close = () => void pod.close();
  signal?.addEventListener('abort', close, { once: true });
  pod.onClosed = () => signal?.removeEventListener('abort', close);
  return pod;
}
