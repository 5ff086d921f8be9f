import type { Duplex } from 'node:stream';
import type { Box, BoxSpec, BoxUsage, ProgramOutcome, RunningProgram, StartRequest } from './box.js';

/**
 * Several boxes and the links between them. Each box keeps its own network with nothing but loopback; a link is
 * a loopback port in one box that leads, through our fault proxy, to a port in another or to a trusted handler. There
 * is no other way, so no program can bypass the faults or reach a box without a link.
 */
export interface PodSpec {
  readonly members: readonly PodMemberSpec[];
  readonly links: readonly PodLinkSpec[];
  /** Decides everything that is drawn by chance, for the same requests in the same order. */
  readonly seed: string;
}

export interface PodMemberSpec extends BoxSpec {
  /** Lower case letters, digits and dashes. */
  readonly name: string;
}

/** Plays a third party: gets each connection as a byte stream, which an HTTP server can take as a socket. */
export type PodStub = (stream: Duplex) => void;

export interface PodLinkSpec {
  /** Lower case letters, digits and dashes. */
  readonly id: string;
  /** Where programs connect to: a port of 127.0.0.1 in a member's box. `probe`: only `dial` of the pod does. */
  readonly from: { readonly member: string; readonly port: number } | 'probe';
  /** A port or a unix socket in a member's box, or a trusted handler. */
  readonly to:
    | { readonly member: string; readonly port: number }
    | { readonly member: string; readonly path: string }
    | { readonly stub: PodStub };
  /** `http` lets faults act on single requests, and records them. */
  readonly protocol: 'tcp' | 'http';
  /** In effect from the beginning; none otherwise. */
  readonly faults?: readonly Fault[];
}

/** `up`: from the client. `down`: to the client. */
export type FaultDirection = 'up' | 'down';

/** Acts on the bytes of every connection of a link. Bytes are delayed, never altered or reordered. */
export type ByteFault =
  | {
      readonly type: 'latency';
      readonly direction: FaultDirection;
      readonly ms: number;
      readonly jitterMs?: number;
    }
  | { readonly type: 'bandwidth'; readonly direction: FaultDirection; readonly bytesPerSecond: number }
  /** Splits data into pieces of at most `bytes`, with a gap between them. */
  | {
      readonly type: 'slicer';
      readonly direction: FaultDirection;
      readonly bytes: number;
      readonly gapMs: number;
    }
  /** Delays the end of a direction by `ms`. */
  | { readonly type: 'slow-close'; readonly direction: FaultDirection; readonly ms: number }
  /** Nothing passes while it is on; data is kept, because a network would send it again. */
  | { readonly type: 'black-hole'; readonly direction: FaultDirection }
  /** Breaks off a connection after `bytes`. */
  | { readonly type: 'limit'; readonly direction: FaultDirection; readonly bytes: number }
  /** Breaks off connections `afterMs` after they began, or after the fault began. */
  | { readonly type: 'reset'; readonly afterMs: number }
  /** Open connections are broken off, and new ones refused. */
  | { readonly type: 'down' };

/** Acts on single requests of a link whose protocol is `http`. Probabilities are 0..1. */
export type RequestFault =
  /** Answered by the link itself; the other side sees nothing of it. */
  | {
      readonly type: 'status';
      readonly status: number;
      readonly probability: number;
      readonly retryAfterSeconds?: number;
    }
  /** Delivered twice, one after the other; the client gets the second answer. Bodies up to 1 MiB. */
  | { readonly type: 'duplicate'; readonly probability: number }
  /** The answer's head comes at once, its body `ms` later. */
  | { readonly type: 'delayed-body'; readonly ms: number; readonly probability: number };

export type Fault = ByteFault | RequestFault;

/** How a connection over a link ended. `fault` names itself in `faults`. */
export type ConnectionEnd =
  /** Both sides ended it. */
  | 'closed'
  /** Broken off by the client, or by the server. */
  | 'client-reset'
  | 'server-reset'
  | 'fault'
  /** Nothing listened behind the link, or it had no room. */
  | 'refused'
  /** Still open when the pod was closed. */
  | 'open';

/** All times in milliseconds since the pod was opened. */
export interface ConnectionRecord {
  readonly link: string;
  /** Counts the connections of the link, from 1. */
  readonly connection: number;
  readonly openedMs: number;
  readonly closedMs: number | null;
  /** Bytes that were delivered. */
  readonly upBytes: number;
  readonly downBytes: number;
  /** Types of faults that affected it, in the order of their first effect. */
  readonly faults: readonly Fault['type'][];
  readonly end: ConnectionEnd;
}

/**
 * An HTTP message as it passed: headers with their names in lower case and the beginning of the body, at most 8 KiB of
 * each, and 16 MiB for all messages of a pod. `cut`: something is missing.
 */
export interface MessageRecord {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly cut: boolean;
}

/** How a request over a link ended: `client-gone` and `server-gone` before the answer was complete. */
export type RequestEnd = 'answered' | 'client-gone' | 'server-gone' | 'refused' | 'malformed' | 'open';

export interface RequestRecord {
  readonly link: string;
  readonly connection: number;
  /** Counts the requests of the link, from 1. */
  readonly request: number;
  readonly atMs: number;
  readonly answeredMs: number | null;
  readonly method: string;
  readonly path: string;
  /** Status that the client received; null when it received none. */
  readonly status: number | null;
  /** Number of times that it was delivered to the server. */
  readonly deliveries: number;
  /** Bytes of bodies: the request's as first delivered to the server, the response's as delivered to the client. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly sent: MessageRecord;
  /** Null when nothing came back. */
  readonly answer: MessageRecord | null;
  readonly faults: readonly RequestFault['type'][];
  readonly end: RequestEnd;
}

/** What was done to the pod, and when. */
export interface ActionRecord {
  readonly atMs: number;
  readonly action: PodAction;
}

/** At most 20,000 records of each list; `dropped` counts the rest. */
export interface PodRecord {
  readonly connections: readonly ConnectionRecord[];
  readonly requests: readonly RequestRecord[];
  readonly actions: readonly ActionRecord[];
  readonly dropped: number;
}

export type PodAction =
  | { readonly do: 'faults'; readonly link: string; readonly faults: readonly Fault[] }
  /** `stop` asks the program to end (SIGTERM); `restart` repeats the last start. */
  | { readonly do: 'pause' | 'resume' | 'kill' | 'stop' | 'restart'; readonly member: string };

export interface ScheduledAction {
  /** Milliseconds since `play` was called. */
  readonly atMs: number;
  readonly action: PodAction;
}

/** Whether a member accepts connections: it does, it did not in time, or it ended before. */
export type Readiness =
  | { readonly state: 'listening'; readonly afterMs: number }
  | { readonly state: 'not-listening'; readonly withinMs: number }
  | { readonly state: 'ended'; readonly outcome: ProgramOutcome };

/** Something that a program printed. `atMs` is since the pod was opened. */
export interface LogEntry {
  readonly atMs: number;
  readonly output: 'stdout' | 'stderr';
  readonly text: string;
}

/** The text of a log, of one output or of both in their order. */
export const logText = (entries: readonly LogEntry[], output?: LogEntry['output']): string =>
  entries
    .filter((entry) => output === undefined || entry.output === output)
    .map(({ text }) => text)
    .join('');

export interface PodMember {
  readonly name: string;
  /** For files and compiling, before the program is started. */
  readonly box: Box;
  /** Its output is always read for the log; listeners added in the same turn miss nothing. */
  start(request: StartRequest): Promise<RunningProgram>;
  /** Tries to connect until it works. A slow start is no fault of the platform, so none of this rejects. */
  awaitListening(port: number, withinMs: number): Promise<Readiness>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** SIGKILL to the program and all it has started; `/work` stays. Resolves when nothing of it is left. */
  kill(): Promise<ProgramOutcome>;
  /** SIGTERM, then SIGKILL to processes that have not ended after `withinMs`. */
  stop(withinMs: number): Promise<ProgramOutcome>;
  /** Repeats the last start; kills the program first if it still runs. */
  restart(): Promise<void>;
  /** How the program that was started last ended; pending while it runs. */
  ended(): Promise<ProgramOutcome>;
  /** The last 256 KiB of what its programs printed. */
  log(): readonly LogEntry[];
  /** What its box has used; see `Box.usage`. */
  usage(): Promise<BoxUsage>;
}

/** A request of a probe. `target` is the target in the request line, such as `/notes?limit=2`. */
export interface ProbeRequest {
  readonly method: string;
  readonly target: string;
  /** In this order, as they are; nothing but `Host`, `Connection` and the length is added. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
  readonly withinMs: number;
}

/** An answer. `body` ends after 1 MiB, and `cut` says so. Names of headers are in lower case. */
export interface ProbeResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly cut: boolean;
}

/** What became of a request: an answer, or why there is none. */
export type ProbeOutcome = { readonly atMs: number; readonly tookMs: number } & (
  | { readonly response: ProbeResponse }
  | { readonly failure: 'refused' | 'broken-off' | 'no-answer' | 'no-http' }
);

export interface Pod {
  member(name: string): PodMember;
  /** Milliseconds since the pod was opened: the time of its records and logs. */
  now(): number;
  /** Asks over a link whose `from` is `probe`; connections are kept alive and used again. Rejects only when the pod is closed. */
  request(link: string, request: ProbeRequest): Promise<ProbeOutcome>;
  /** A connection that comes from outside over a link, faults and record included. */
  dial(link: string): Promise<Duplex>;
  /** Replaces the faults of a link, for standing connections too. */
  setFaults(link: string, faults: readonly Fault[]): void;
  /** Does each action at its time; resolves when the last is done. */
  play(schedule: readonly ScheduledAction[]): Promise<void>;
  record(): PodRecord;
  /** Closes all boxes. Never throws; safe to call twice. */
  close(): Promise<void>;
}
