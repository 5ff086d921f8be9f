import type {
  ActionRecord,
  ConnectionEnd,
  ConnectionRecord,
  Fault,
  PodAction,
  PodRecord,
  RequestEnd,
  RequestFault,
  RequestRecord,
} from '@hone/contracts/sandbox';
import { CapturedMessage, type CaptureBudget } from './captured-message.js';
import type { FaultClock } from './fault-clock.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const MAX_RECORDS = 20_000;
/** Of the messages of all requests together. */
const MAX_CAPTURED_BYTES = 16 * 1024 * 1024;
/** Of a path; longer ones are cut off. */
const MAX_PATH_CHARACTERS = 2048;

/** A connection in progress. */
export class ConnectionEntry {
  private readonly entry: Mutable<ConnectionRecord>;
  private readonly now: () => number;

  constructor(entry: Mutable<ConnectionRecord>, now: () => number) {
    this.entry = entry;
    this.now = now;
  }

  get number(): number {
    return this.entry.connection;
  }

  delivered(direction: 'up' | 'down', bytes: number): void {
    if (direction === 'up') this.entry.upBytes += bytes;
    else this.entry.downBytes += bytes;
  }

  met(fault: Fault['type']): void {
    if (!this.entry.faults.includes(fault)) this.entry.faults = [...this.entry.faults, fault];
  }

  /** Only the first end counts. */
  ended(end: ConnectionEnd): void {
    if (this.entry.end !== 'open') return;
    this.entry.end = end;
    this.entry.closedMs = this.now();
  }
}

/** The start of a request. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly rawHeaders: readonly string[];
}

type OpenRequest = Mutable<Omit<RequestRecord, 'sent' | 'answer'>>;

/** A request in progress. */
export class RequestEntry {
  private readonly entry: OpenRequest;
  private readonly now: () => number;
  private readonly budget: CaptureBudget;
  private readonly request: CapturedMessage;
  private answer: CapturedMessage | undefined;

  constructor(
    entry: OpenRequest,
    rawHeaders: readonly string[],
    { now, budget }: { readonly now: () => number; readonly budget: CaptureBudget },
  ) {
    this.entry = entry;
    this.now = now;
    this.budget = budget;
    this.request = new CapturedMessage(rawHeaders, budget);
  }

  get number(): number {
    return this.entry.request;
  }

  met(fault: RequestFault['type']): void {
    if (!this.entry.faults.includes(fault)) this.entry.faults = [...this.entry.faults, fault];
  }

  delivered(): void {
    this.entry.deliveries += 1;
  }

  sent(chunk: Buffer): void {
    this.entry.requestBytes += chunk.length;
    this.request.add(chunk);
  }

  received(chunk: Buffer): void {
    this.entry.responseBytes += chunk.length;
    this.answer?.add(chunk);
  }

  answering(status: number, rawHeaders: readonly string[]): void {
    this.entry.status = status;
    this.answer = new CapturedMessage(rawHeaders, this.budget);
  }

  /** Only the first end counts. */
  ended(end: RequestEnd): void {
    if (this.entry.end !== 'open') return;
    this.entry.end = end;
    this.entry.answeredMs = this.now();
  }

  read(): RequestRecord {
    return { ...this.entry, sent: this.request.read(), answer: this.answer?.read() ?? null };
  }
}

/** Everything that passed over the links of a pod, up to a bound; anything beyond that is counted. */
export class RecordBook {
  private readonly clock: FaultClock;
  private readonly beganMs: number;
  private readonly connections: ConnectionRecord[] = [];
  private readonly requests: RequestEntry[] = [];
  readonly budget: CaptureBudget = { bytes: MAX_CAPTURED_BYTES };
  private readonly actions: ActionRecord[] = [];
  private readonly counts = new Map<string, number>();
  private dropped = 0;

  constructor(clock: FaultClock) {
    this.clock = clock;
    this.beganMs = clock.now();
  }

  /** Milliseconds since the beginning, to a tenth. */
  readonly now = (): number => Math.round((this.clock.now() - this.beganMs) * 10) / 10;

  openConnection(link: string): ConnectionEntry {
    const entry: Mutable<ConnectionRecord> = {
      link,
      connection: this.count(`connection ${link}`),
      openedMs: this.now(),
      closedMs: null,
      upBytes: 0,
      downBytes: 0,
      faults: [],
      end: 'open',
    };
    this.keep(this.connections, entry);
    return new ConnectionEntry(entry, this.now);
  }

  openRequest(link: string, connection: number, { method, path, rawHeaders }: RequestHead): RequestEntry {
    const open: OpenRequest = {
      link,
      connection,
      request: this.count(`request ${link}`),
      atMs: this.now(),
      answeredMs: null,
      method,
      path: path.slice(0, MAX_PATH_CHARACTERS),
      status: null,
      deliveries: 0,
      requestBytes: 0,
      responseBytes: 0,
      faults: [],
      end: 'open',
    };
    const entry = new RequestEntry(open, rawHeaders, this);
    this.keep(this.requests, entry);
    return entry;
  }

  note(action: PodAction): void {
    this.keep(this.actions, { atMs: this.now(), action });
  }

  /** The record so far; it no longer changes. */
  read(): PodRecord {
    return {
      connections: this.connections.map((entry) => ({ ...entry })),
      requests: this.requests.map((entry) => entry.read()),
      actions: [...this.actions],
      dropped: this.dropped,
    };
  }

  private count(of: string): number {
    const next = (this.counts.get(of) ?? 0) + 1;
    this.counts.set(of, next);
    return next;
  }

  private keep<T>(list: T[], entry: T): void {
    if (list.length < MAX_RECORDS) list.push(entry);
    else this.dropped += 1;
  }
}
