import type { Answer, BoxStats, ExitFacts } from './answers.js';
import type { BoxStream } from './box-stream.js';
import type { Deferred } from './deferred.js';
import { ProtocolError } from './protocol-error.js';
import { RunnerRefusal } from './runner-refusal.js';

/** A request that waits for its answers. */
export interface Exchange {
  /** Takes an answer; true if it was the last one. Throws ProtocolError for one that does not fit. */
  take(answer: Answer): boolean;
  /** The box is gone, or broke the protocol. */
  fail(error: Error): void;
}

type Settle<T> = Omit<Deferred<T>, 'promise'>;

const misfit = (answer: Answer): ProtocolError => new ProtocolError(`answer ${answer.type} does not fit`);

const refusal = (answer: Extract<Answer, { type: 'error' }>) =>
  new RunnerRefusal(answer.kind, answer.message);

/** A request that is answered by OK. */
export function awaitOk({ resolve, reject }: Settle<void>): Exchange {
  return {
    take(answer) {
      if (answer.type === 'ok') resolve();
      else if (answer.type === 'error') reject(refusal(answer));
      else throw misfit(answer);
      return true;
    },
    fail: reject,
  };
}

export function awaitStats({ resolve, reject }: Settle<BoxStats>): Exchange {
  return {
    take(answer) {
      if (answer.type === 'stats') resolve(answer.stats);
      else if (answer.type === 'error') reject(refusal(answer));
      else throw misfit(answer);
      return true;
    },
    fail: reject,
  };
}

/** A finished run: facts and output. */
export interface RunReport {
  readonly facts: ExitFacts;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** One output of a run. The runner enforces the limit; more output means a broken runner. */
class Collector {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private readonly maxBytes: number;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  add(data: Buffer): void {
    this.bytes += data.length;
    if (this.bytes > this.maxBytes) throw new ProtocolError('more output than was allowed');
    this.chunks.push(data);
  }

  joined(): Buffer {
    return Buffer.concat(this.chunks, this.bytes);
  }
}

export function awaitRun(
  limits: { readonly stdoutMax: number; readonly stderrMax: number },
  { resolve, reject }: Settle<RunReport>,
): Exchange {
  const stdout = new Collector(limits.stdoutMax);
  const stderr = new Collector(limits.stderrMax);
  return {
    take(answer) {
      if (answer.type === 'output' && answer.stream !== 'connection') {
        (answer.stream === 'stdout' ? stdout : stderr).add(answer.data);
        return false;
      }
      if (answer.type === 'error') reject(refusal(answer));
      else if (answer.type === 'exited')
        resolve({ facts: answer.facts, stdout: stdout.joined(), stderr: stderr.joined() });
      else throw misfit(answer);
      return true;
    },
    fail: reject,
  };
}

/** Events of a started program. */
export interface ProgramListener {
  onOutput(stream: 'stdout' | 'stderr', data: Buffer): void;
  /** No process holds this output open any more, and the program lives on. */
  onEnded?(stream: 'stdout' | 'stderr'): void;
  /** This many written bytes are no longer on their way. */
  onTaken?(bytes: number): void;
  onExit(facts: ExitFacts): void;
  /** The box is gone before the program's end was reported. */
  onLost(error: Error): void;
}

/** An answer to a START that has begun; true when the program has ended. */
function takeOfProgram(listener: ProgramListener, answer: Answer): boolean {
  switch (answer.type) {
    case 'output':
      if (answer.stream === 'connection') throw misfit(answer);
      listener.onOutput(answer.stream, answer.data);
      return false;
    case 'ended':
      if (answer.stream === 'connection') throw misfit(answer);
      listener.onEnded?.(answer.stream);
      return false;
    case 'taken':
      listener.onTaken?.(answer.bytes);
      return false;
    case 'error':
      // Its end is reported later.
      return false;
    case 'exited':
      listener.onExit(answer.facts);
      return true;
    default:
      throw misfit(answer);
  }
}

export function awaitProgram(listener: ProgramListener, { resolve, reject }: Settle<number>): Exchange {
  let started = false;
  const ended = new Set<string>();
  return {
    take(answer) {
      if (answer.type === 'started') {
        started = true;
        resolve(answer.pid);
        return false;
      }
      if (answer.type === 'error' && !started) {
        reject(refusal(answer));
        return true;
      }
      if ('stream' in answer && ended.has(answer.stream)) throw misfit(answer);
      if (answer.type === 'ended') ended.add(answer.stream);
      return takeOfProgram(listener, answer);
    },
    fail(error) {
      reject(error);
      if (started) listener.onLost(error);
    },
  };
}

/** Events of an open connection; true when it is over. */
function takeOnConnection(stream: BoxStream, answer: Answer): boolean {
  switch (answer.type) {
    case 'output':
      if (answer.stream !== 'connection') throw misfit(answer);
      stream.receive(answer.data);
      return false;
    case 'taken':
      stream.taken(answer.bytes);
      return false;
    case 'ended':
      if (answer.stream !== 'connection') throw misfit(answer);
      stream.finishReading();
      return false;
    case 'error':
      // Its close is reported later.
      stream.abandon(refusal(answer));
      return false;
    case 'closed':
      stream.finish(answer.reset);
      return true;
    default:
      throw misfit(answer);
  }
}

export function awaitConnection(stream: BoxStream, { resolve, reject }: Settle<BoxStream>): Exchange {
  let open = false;
  return {
    take(answer) {
      if (open) return takeOnConnection(stream, answer);
      if (answer.type === 'error') {
        reject(refusal(answer));
        return true;
      }
      if (answer.type !== 'ok') throw misfit(answer);
      open = true;
      resolve(stream);
      return false;
    },
    fail(error) {
      reject(error);
      if (open) stream.abandon(error);
    },
  };
}

/** A connection that a program made to a listener. */
export function acceptedConnection(stream: BoxStream): Exchange {
  return {
    take: (answer) => takeOnConnection(stream, answer),
    fail: (error) => stream.abandon(error),
  };
}

/** A port in the box. `onConnection` gets the id of each new connection. */
export function awaitListener(
  onConnection: (connection: number) => void,
  { resolve, reject }: Settle<void>,
): Exchange {
  return {
    take(answer) {
      if (answer.type === 'accepted') onConnection(answer.connection);
      else if (answer.type === 'ok') resolve();
      else if (answer.type === 'error') reject(refusal(answer));
      else if (answer.type !== 'closed') throw misfit(answer);
      return answer.type === 'error' || answer.type === 'closed';
    },
    fail: reject,
  };
}
