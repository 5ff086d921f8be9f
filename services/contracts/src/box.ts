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
  /** Without the time for which the program wanted a core and others had them all. */
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
  /** The program met the process limit at least once, whatever became of it. */
  readonly processLimitMet: boolean;
}

/** A program to run in a box. `argv` absent: the runtime's own run command for the compiled entry. */
export interface RunRequest {
  readonly argv?: readonly string[];
  readonly args?: readonly string[];
  readonly stdin?: Uint8Array;
  readonly limits: RunLimits;
  /** Counts its instructions where the runtime can, which takes some fifty times as long. */
  readonly counted?: boolean;
  /** For how many milliseconds (1 to 100) it wishes to have a core at a stretch where others want it, too. */
  readonly sliceMs?: number;
  /** To how many CPU milliseconds, a whole number, its limit falls once that is known; it never rises. */
  readonly lowerCpuMs?: Promise<number>;
}

/** A program to start beside others. It lives until it ends, is killed, or its box is closed. */
export interface StartRequest {
  /** Absent: the runtime's own run command for the compiled entry. */
  readonly argv?: readonly string[];
  readonly args?: readonly string[];
  /** Added to the fixed environment of the runtime. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is absent does not limit. CPU is that of the whole box; wall time stands still while it is paused. */
  readonly limits?: Partial<RunLimits>;
}

/** How a started program ended. `aborted` means that it was killed from here. */
export type ProgramOutcome = Omit<RunOutcome, 'stdout' | 'stderr'>;

/**
 * A started program. Its streams push back both ways: output that nobody reads stops the program in the end (both
 * outputs share 1 MiB), and `stdin` waits for a program that does not read. An output ends as soon as no process holds
 * it open, also while the program lives; where the program's exit is the reason, `exited` settles first. What is written
 * to a program that has closed its input is dropped.
 */
export interface RunningProgram {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** To the program itself; 9 kills all that it has started, too. Nothing happens when it has ended. */
  signal(number: number): void;
  /** Rejects with a SandboxFault only when the platform failed. */
  readonly exited: Promise<ProgramOutcome>;
}

/** A port of the box that leads to whoever listens. No program in the box can take it. */
export interface BoxListener {
  /** Lets the port refuse connections, as if nothing listened there. */
  refuse(): void;
  /** Takes connections again. */
  accept(): void;
  close(): void;
}

export interface CompileOutcome extends CompileResult {
  /** Set when not ok: always compile-error; the output names a limit if one stopped the compiler. */
  readonly reason?: Extract<Reason, 'compile-error'>;
}

/** What a box has used since it was made, the runner in it included. */
export interface BoxUsage {
  readonly cpuMs: number;
  /** Now, without files that the kernel could forget. */
  readonly memoryBytes: number;
}

/** One container, owned by one submission, destroyed by `close`. Runs are executed in the order given. */
export interface Box {
  readonly id: string;
  /** Runtime id and image digest, for the record. */
  readonly runtime: string;
  readonly image: string;
  /** CPU that a program takes once until it runs at its pace, whatever its input: compiled just in time, its heap grown. */
  readonly settleMs: number;
  put(files: readonly BoxFile[]): Promise<void>;
  /** The runtime's compile (or syntax check) step for `entry`, a path put before. */
  compile(entry: string): Promise<CompileOutcome>;
  /** Rejects with a SandboxFault only when the platform failed. May be called ahead; results come in order. */
  run(request: RunRequest): Promise<RunOutcome>;
  /**
   * Starts a program beside others. No run is possible until all of them have ended; then everything they left
   * behind is killed, and `/work` keeps its files for the next start.
   */
  start(request: StartRequest): Promise<RunningProgram>;
  /**
   * A byte stream to a unix socket or loopback port inside the box. Rejects when nothing listens there; may be
   * destroyed already when it comes, as who listens may have broken it off. Ends its half with the other side's
   * unless its `allowHalfOpen` is set.
   */
  connect(target: { readonly path: string } | { readonly port: number }): Promise<Duplex>;
  /**
   * Takes connections to a loopback port inside the box; to be called before anything untrusted is started. Rejects
   * when a program has the port already. A replaced box listens again.
   */
  listen(port: number, onConnection: (stream: Duplex) => void): Promise<BoxListener>;
  /** Stops every process in the box at once; connections are still taken. Nothing when no program is there. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Asked of the engine, beside whatever goes on in the box. A replaced box begins at nothing. */
  usage(): Promise<BoxUsage>;
  /** Kills everything and removes the container. Never throws; safe to call twice. */
  close(): Promise<void>;
}

/** A box that forwards every call to `box`. Spread it and replace what is to be different. */
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
   * What is compared on one core must not work in another's time: its programs have sockets of AF_UNIX only, and no timers
   * that fire without them (EPERM). Compilers are not bound.
   */
  readonly confined?: boolean;
  /** The OCI runtime to isolate with, by the engine's name for it (`crun`, `runsc`); the sandbox's usual otherwise. */
  readonly ociRuntime?: string;
}
