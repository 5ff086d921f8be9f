import { createDeferred } from '../protocol/deferred.js';
import { CREDIT_STEP_BYTES } from '../protocol/numbers.js';
import type { RunnerSession, StartedProgram } from '../protocol/runner-session.js';
import { fillArgv } from '../runtimes/fill-argv.js';
import type { ServerRuntime } from '../runtimes/runtime-schema.js';
import { SandboxFault } from '../sandbox-fault.js';
import { programOrder } from './program-order.js';

const MAX_LOG_BYTES = 8192;

/** Reads a server's output: waits for the ready text, keeps the beginning for a fault's message, discards the rest. */
class ServiceOutput {
  readonly ready = createDeferred<void>();
  program: StartedProgram | undefined;
  private log = '';
  private consumed = 0;
  private readonly readyText: string;

  constructor(readyText: string) {
    this.readyText = readyText;
  }

  take(data: Buffer): void {
    if (this.log.length < MAX_LOG_BYTES) {
      this.log = (this.log + data.toString('utf8')).slice(0, MAX_LOG_BYTES);
      if (this.log.includes(this.readyText)) this.ready.resolve();
    }
    this.consumed += data.length;
    if (this.consumed < CREDIT_STEP_BYTES || this.program === undefined) return;
    this.program.credit(this.consumed);
    this.consumed = 0;
  }

  fail(why: string): void {
    const said = this.log.trim();
    this.ready.reject(new SandboxFault('unavailable', said === '' ? why : `${why}: ${said}`));
  }
}

/** Starts the box's server as the candidate's user and waits until it takes connections. */
export async function startService(
  session: RunnerSession,
  runtime: ServerRuntime,
  boxMemoryMiB: number,
): Promise<void> {
  const output = new ServiceOutput(runtime.service.readyText);
  const order = programOrder(runtime, fillArgv(runtime.service.argv, { boxMemoryMiB }));
  output.program = await session.start(
    { ...order, user: 'candidate' },
    {
      onOutput: (_stream, data) => output.take(data),
      onExit: () => output.fail(`the ${runtime.id} server ended`),
      onLost: (error) => output.fail(error.message),
    },
  );
  const limit = setTimeout(
    () => output.fail(`the ${runtime.id} server was not ready after ${runtime.service.startLimitMs} ms`),
    runtime.service.startLimitMs,
  );
  await output.ready.promise.finally(() => clearTimeout(limit));
}
