import { FieldReader } from './fields.js';
import type { Frame } from './frame-codec.js';
import {
  ANSWER,
  ERROR_KINDS,
  FIRST_ACCEPTED_ID,
  KILL_CAUSES,
  STREAM,
  TAG,
  type ErrorKind,
  type KillCause,
} from './numbers.js';
import { ProtocolError } from './protocol-error.js';

type OutputStream = keyof typeof STREAM;

/** The runner's report about a program that has ended. Times in nanoseconds, sizes in bytes. */
export interface ExitFacts {
  readonly exitCode: number | null;
  readonly signal: number | null;
  readonly kill: KillCause;
  /** Of all descendants, from the box's counter, without the runner's own. */
  readonly cpuNs: number;
  /** Cross-check only: a program that ignores SIGCHLD hides its children from it. */
  readonly rusageCpuNs: number;
  readonly wallNs: number;
  /** Extension of its wall limit, for the time that it waited for a core that others had. */
  readonly grantedNs: number;
  /** Rise of the box's memory; 0 if the counter does not show it. */
  readonly memoryPeakBytes: number;
  /** Of the largest process. */
  readonly maxRssBytes: number;
  readonly oomKills: number;
  /** File pages that the kernel evicted because of the memory limit and then had to read again. */
  readonly refaults: number;
  readonly pidsMaxHits: number;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
  /** Which stream was too long, when `kill` is `output`. */
  readonly outStream: 'stdout' | 'stderr' | undefined;
  /** errno when the program could not be executed. */
  readonly spawnError: number | undefined;
  /** Why a product could not be copied to /box. */
  readonly copyError: string | undefined;
}

export interface BoxStats {
  readonly memoryBytes: number;
  readonly memoryPeakBytes: number;
  readonly pids: number;
  readonly cpuNs: number;
}

export type Answer =
  | { readonly type: 'hello'; readonly protocolVersion: number; readonly features: number }
  | { readonly type: 'ok' }
  | { readonly type: 'started'; readonly pid: number }
  | { readonly type: 'output'; readonly stream: OutputStream; readonly data: Buffer }
  | { readonly type: 'exited'; readonly facts: ExitFacts }
  | { readonly type: 'error'; readonly kind: ErrorKind; readonly message: string }
  | { readonly type: 'closed'; readonly reset: boolean }
  | { readonly type: 'accepted'; readonly connection: number }
  | { readonly type: 'ended'; readonly stream: OutputStream }
  | { readonly type: 'taken'; readonly bytes: number }
  | { readonly type: 'stats'; readonly stats: BoxStats };

const NOTHING: ReadonlySet<number> = new Set();
const HELLO_TAGS: ReadonlySet<number> = new Set([TAG.protocolVersion, TAG.features]);
const STARTED_TAGS: ReadonlySet<number> = new Set([TAG.pid]);
const ACCEPTED_TAGS: ReadonlySet<number> = new Set([TAG.connection]);
const CLOSED_TAGS: ReadonlySet<number> = new Set([TAG.reset]);
const ENDED_TAGS: ReadonlySet<number> = new Set([TAG.stream]);
const TAKEN_TAGS: ReadonlySet<number> = new Set([TAG.bytes]);
const OUTPUT_TAGS: ReadonlySet<number> = new Set([TAG.stream, TAG.data]);
const ERROR_TAGS: ReadonlySet<number> = new Set([TAG.errorCode, TAG.message]);
const STATS_TAGS: ReadonlySet<number> = new Set([
  TAG.memoryUsageNow,
  TAG.memoryPeakNow,
  TAG.pidsNow,
  TAG.cpuNsNow,
]);
const EXITED_TAGS: ReadonlySet<number> = new Set([
  TAG.exitCode,
  TAG.exitSignal,
  TAG.kill,
  TAG.cpuNs,
  TAG.rusageCpuNs,
  TAG.wallNs,
  TAG.grantedNs,
  TAG.memoryPeak,
  TAG.maxRss,
  TAG.oomKills,
  TAG.refaults,
  TAG.pidsMaxHits,
  TAG.stdoutBytes,
  TAG.stderrBytes,
  TAG.outStream,
  TAG.spawnError,
  TAG.copyError,
]);

function parseStream(number: number): OutputStream {
  if (number === STREAM.stdout) return 'stdout';
  if (number === STREAM.stderr) return 'stderr';
  if (number === STREAM.connection) return 'connection';
  throw new ProtocolError(`output of stream ${number}`);
}

function parseOutStream(number: number | undefined): 'stdout' | 'stderr' | undefined {
  if (number === undefined) return undefined;
  const stream = parseStream(number);
  if (stream === 'connection') throw new ProtocolError('a connection has no output limit');
  return stream;
}

function parseKill(number: number): KillCause {
  const cause = KILL_CAUSES[number];
  if (cause === undefined) throw new ProtocolError(`kill cause ${number} is unknown`);
  return cause;
}

/** A program that was cancelled before it began has no measurements. */
function parseExited(payload: Buffer): ExitFacts {
  const fields = new FieldReader(payload, EXITED_TAGS);
  const exitCode = fields.findNumber(TAG.exitCode) ?? null;
  const signal = fields.findNumber(TAG.exitSignal) ?? null;
  if ((exitCode === null) === (signal === null)) throw new ProtocolError('an exit needs a code or a signal');
  const count = (tag: number) => fields.findNumber(tag) ?? 0;
  return {
    exitCode,
    signal,
    kill: parseKill(fields.getNumber(TAG.kill)),
    cpuNs: count(TAG.cpuNs),
    rusageCpuNs: count(TAG.rusageCpuNs),
    wallNs: count(TAG.wallNs),
    grantedNs: count(TAG.grantedNs),
    memoryPeakBytes: count(TAG.memoryPeak),
    maxRssBytes: count(TAG.maxRss),
    oomKills: count(TAG.oomKills),
    refaults: count(TAG.refaults),
    pidsMaxHits: count(TAG.pidsMaxHits),
    stdoutBytes: count(TAG.stdoutBytes),
    stderrBytes: count(TAG.stderrBytes),
    outStream: parseOutStream(fields.findNumber(TAG.outStream)),
    spawnError: fields.findNumber(TAG.spawnError),
    copyError: fields.findText(TAG.copyError),
  };
}

function parseError(payload: Buffer): Answer {
  const fields = new FieldReader(payload, ERROR_TAGS);
  const code = fields.getNumber(TAG.errorCode);
  const kind = ERROR_KINDS[code - 1];
  if (kind === undefined) throw new ProtocolError(`error code ${code} is unknown`);
  return { type: 'error', kind, message: fields.findText(TAG.message) ?? '' };
}

function parseStats(payload: Buffer): BoxStats {
  const fields = new FieldReader(payload, STATS_TAGS);
  return {
    memoryBytes: fields.getNumber(TAG.memoryUsageNow),
    memoryPeakBytes: fields.getNumber(TAG.memoryPeakNow),
    pids: fields.getNumber(TAG.pidsNow),
    cpuNs: fields.getNumber(TAG.cpuNsNow),
  };
}

function parseHello(payload: Buffer): Answer {
  const fields = new FieldReader(payload, HELLO_TAGS);
  return {
    type: 'hello',
    protocolVersion: fields.getNumber(TAG.protocolVersion),
    features: fields.getNumber(TAG.features),
  };
}

function parseOutput(payload: Buffer): Answer {
  const fields = new FieldReader(payload, OUTPUT_TAGS);
  return {
    type: 'output',
    stream: parseStream(fields.getNumber(TAG.stream)),
    data: fields.getBytes(TAG.data),
  };
}

function parseAccepted(payload: Buffer): Answer {
  const connection = new FieldReader(payload, ACCEPTED_TAGS).getNumber(TAG.connection);
  if (connection < FIRST_ACCEPTED_ID) throw new ProtocolError(`connection ${connection} is not the runner's`);
  return { type: 'accepted', connection };
}

/** A connection has only one stream and does not name it. */
function parseEnded(payload: Buffer): Answer {
  const stream = new FieldReader(payload, ENDED_TAGS).findNumber(TAG.stream) ?? STREAM.connection;
  return { type: 'ended', stream: parseStream(stream) };
}

/** Parses a frame of the runner. Throws ProtocolError. */
export function parseAnswer({ type, payload }: Frame): Answer {
  switch (type) {
    case ANSWER.output:
      return parseOutput(payload);
    case ANSWER.exited:
      return { type: 'exited', facts: parseExited(payload) };
    case ANSWER.error:
      return parseError(payload);
    case ANSWER.hello:
      return parseHello(payload);
    case ANSWER.started:
      return { type: 'started', pid: new FieldReader(payload, STARTED_TAGS).getNumber(TAG.pid) };
    case ANSWER.stats:
      return { type: 'stats', stats: parseStats(payload) };
    case ANSWER.accepted:
      return parseAccepted(payload);
    case ANSWER.closed:
      return { type: 'closed', reset: new FieldReader(payload, CLOSED_TAGS).findNumber(TAG.reset) === 1 };
    case ANSWER.taken:
      return { type: 'taken', bytes: new FieldReader(payload, TAKEN_TAGS).getNumber(TAG.bytes) };
    case ANSWER.ended:
      return parseEnded(payload);
    case ANSWER.ok:
      new FieldReader(payload, NOTHING);
      return { type: 'ok' };
    default:
      throw new ProtocolError(`answer ${type} is unknown`);
  }
}
