import type { ExitFacts } from '../../../services/sandbox/src/protocol/answers.js';
import { createDeferred } from '../../../services/sandbox/src/protocol/deferred.js';
import type { RunnerSession, StartedProgram } from '../../../services/sandbox/src/protocol/runner-session.js';
import { eventually } from '../eventually.js';
import { pythonStart } from './runner-box.js';

/** A started program and everything received from it. */
export interface HeardProgram {
  readonly program: StartedProgram;
  readonly exit: Promise<ExitFacts>;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Outputs that ended before the program, in order. */
  readonly ended: () => readonly string[];
  /** Of both streams together. */
  readonly bytes: () => number;
}

/** Starts a Python program; by default, acknowledges everything it prints at once. */
export async function startHeard(
  session: RunnerSession,
  source: string,
  acknowledge = true,
): Promise<HeardProgram> {
  const exit = createDeferred<ExitFacts>();
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const ended: string[] = [];
  let bytes = 0;
  // The first output may arrive together with the confirmation of the start.
  const known: { program?: StartedProgram } = {};
  const program = await session.start(await pythonStart(source), {
    onOutput: (stream, data) => {
      chunks[stream].push(data);
      bytes += data.length;
      if (acknowledge) known.program?.credit(data.length);
    },
    onEnded: (stream) => ended.push(stream),
    onExit: exit.resolve,
    onLost: exit.reject,
  });
  known.program = program;
  if (acknowledge && bytes > 0) program.credit(bytes);
  exit.promise.catch(() => undefined);
  const text = (stream: 'stdout' | 'stderr') => Buffer.concat(chunks[stream]).toString();
  return {
    program,
    exit: exit.promise,
    stdout: () => text('stdout'),
    stderr: () => text('stderr'),
    ended: () => ended,
    bytes: () => bytes,
  };
}

/** Waits until a program has printed this. */
export const heardOf = (heard: HeardProgram, text: string) =>
  eventually(
    () => heard.stdout(),
    (printed) => printed.includes(text),
  );
