import type { Duplex, Readable, Writable } from 'node:stream';
import type { CompileResult, Reason, Usage } from './outcome.js';

/** A file for a box. `path` is relative to `/box` (read-only for the program). */
export interface BoxFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Limits of one run. All are enforced inside the box and again from outside. */
export interface RunLimits {
  readonly cpuMs: number;
  /** Excludes the time that the program waited for a core because others used them all. */
  readonly wallMs: number;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
}

/** How a run ended, a closed list; every ending has exactly one class. */
export type RunStatus =
  'exited' | 'runtime-error' | 'time-limit' | 'memory-limit' | 'output-limit' | 'process-limit' | 'aborted';

/** Facts about a finished run. `stdout`/`stderr` are clipped at their limits. */
export interface RunOutcome {
  /** `exited` only for exit code 0; a limit beats the exit code it caused. */
  readonly status: RunStatus;
  readonly exitCode: number | null;
  readonly signal: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly usage: Usage;
  /** For time-limit: which clock. */
  readonly limit?: 'cpu' | 'wall' | 'stdout' | 'stderr' | 'memory' | 'processes';
  /** Executed in user space by the main program; only of a counted run that ended well. */
  readonly instructions?: number;
  /** The program reached the process limit at least once, however the run ended. */
  readonly processLimitMet: boolean;
}

/** A program to run in a box. `argv` absent: the runtime's own run command for the compiled entry. */
export interface RunRequest {
  readonly argv?: readonly string[];
  readonly args?: readonly string[];
  readonly stdin?: Uint8Array;
  readonly limits: RunLimits;
  /** Counts instructions if the runtime can; the run then takes about 50 times as long. */
  readonly counted?: boolean;
  /** Preferred time slice on a contended core, in milliseconds (1 to 100). */
  readonly sliceMs?: number;
  /** Resolves to a lower CPU limit, a whole number of milliseconds; the limit is never raised. */
  readonly lowerCpuMs?: Promise<number>;
}

/** A program to start alongside others. It runs until it ends, is killed, or its box is closed. */
export interface StartRequest {
  /** Absent: the runtime's own run command for the compiled entry. */
  readonly argv?: readonly string[];
  readonly args?: readonly string[];
  /** Added to the fixed environment of the runtime. */
  readonly env?: Readonly<Record<string, string>>;
  /** Absent limits do not apply. CPU counts the whole box; wall time stops while the box is paused. */
  readonly limits?: Partial<RunLimits>;
}

/** How a started program ended. `aborted`: killed by our side. */
export type ProgramOutcome = Omit<RunOutcome, 'stdout' | 'stderr'>;

/**
 * A started program. Streams have backpressure both ways: unread output blocks the program in the end (both outputs
 * share 1 MiB), and `stdin` waits for a program that does not read. An output ends when no process holds it open,
 * even while the program runs; when it ends because the program exited, `exited` settles first. Input written after
 * the program closed its stdin is dropped.
 */
export interface RunningProgram {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Signals the program itself; 9 also kills everything that it started. No effect after it has ended. */
  signal(number: number): void;
  /** Rejects with a SandboxFault only when the platform failed. */
  readonly exited: Promise<ProgramOutcome>;
}

/** A port in the box whose connections go to our listener. No program in the box can bind it. */
export interface BoxListener {
  /** Lets the port refuse connections, as if nothing listened there. */
  refuse(): void;
  /** Accepts connections again. */
  accept(): void;
  close(): void;
}

export interface CompileOutcome extends CompileResult {
  /** Set when not ok: always compile-error; the output names a limit if one stopped the compiler. */
  readonly reason?: Extract<Reason, 'compile-error'>;
}

/** Resources that a box has used since it was created, including its runner. */
export interface BoxUsage {
  readonly cpuMs: number;
  /** Current memory, without file pages that the kernel could drop. */
  readonly memoryBytes: number;
}

/** One container, owned by one submission, destroyed by `close`. Runs are executed in the order given. */
export interface Box {
  readonly id: string;
  /** Runtime id and image digest, for the record. */
  readonly runtime: string;
  readonly image: string;
  /** One-off CPU cost until a program runs at full speed, for any input: JIT compilation, heap growth. */
  readonly settleMs: number;
  put(files: readonly BoxFile[]): Promise<void>;
  /** The runtime's compile (or syntax check) step for `entry`, a path that was put earlier. */
  compile(entry: string): Promise<CompileOutcome>;
  /** Rejects with a SandboxFault only when the platform failed. Calls may overlap; results come in order. */
  run(request: RunRequest): Promise<RunOutcome>;
  /**
   * Starts a program alongside others. No run is possible until all of them have ended; then leftover processes are
   * killed, and `/work` keeps its files for the next start.
   */
  start(request: StartRequest): Promise<RunningProgram>;
  /**
   * Opens a byte stream to a unix socket or loopback port inside the box. Rejects when nothing listens there. The
   * stream may already be destroyed when it is returned, if the listener broke it off. Ends its half when the other
   * side does, unless its `allowHalfOpen` is set.
   */
  connect(target: { readonly path: string } | { readonly port: number }): Promise<Duplex>;
  /**
   * Accepts connections to a loopback port inside the box. Call it before starting anything untrusted. Rejects when a
   * program already has the port. A replaced box listens again.
   */
  listen(port: number, onConnection: (stream: Duplex) => void): Promise<BoxListener>;
  /** Pauses every process in the box at once; connections are still accepted. No effect without a program. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Asks the engine, independently of the box's work. A replaced box starts at zero. */
  usage(): Promise<BoxUsage>;
  /** Kills everything and removes the container. Never throws; safe to call twice. */
  close(): Promise<void>;
}

/** A box that forwards every call to `box`. Spread it and replace the methods that differ. */
export const forwardTo = (box: Box): Box => ({
  id: box.id,
  runtime: box.runtime,
  image: box.image,
  settleMs: box.settleMs,
  put: (files) => box.put(files),
  compile: (entry) => box.compile(entry),
  run: (request) => box.run(request),
  start: (request) => box.start(request),
  connect: (target) => box.connect(target),
  listen: (port, onConnection) => box.listen(port, onConnection),
  pause: () => box.pause(),
  resume: () => box.resume(),
  usage: () => box.usage(),
  close: () => box.close(),
});

/** What kind of box: a language (candidate programs) or a database engine. */
export interface BoxSpec {
  /** A language id (`python`, `javascript`, `typescript`) or an engine's id (`postgresql`, `mariadb`, `sqlite`, `mongodb`, `cassandra`) or tools' (`api-tools`, `schemathesis`, `porcupine`). */
  readonly runtime: string;
  readonly memoryMiB: number;
  readonly processes: number;
  /** `candidate` boxes may be taken from the pool; `trusted` boxes run our own generators and references. */
  readonly trust: 'candidate' | 'trusted';
  /**
   * Programs that are compared on one core must not work in each other's time: they get AF_UNIX sockets only, and no
   * timers that fire independently of them (EPERM). Compilers are not restricted.
   */
  readonly confined?: boolean;
  /** The OCI runtime to isolate with, by the engine's name for it (`crun`, `runsc`); default: the sandbox's own. */
  readonly ociRuntime?: string;
}
