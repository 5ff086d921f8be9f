import type { Box, ProgramOutcome, RunLimits, RunningProgram } from '@hone/contracts/sandbox';
import { collect } from '../../../judging/streams.js';
import type { RoleSession } from '../../engines/postgresql/task-server.js';
import { readMessage, type Message } from './messages.js';
import { runStatement, type Ran, type Refusal } from './program-session.js';
import { readLines } from './read-lines.js';

const SIGKILL = 9;
const LINE_BYTES = 256 * 1024;
const STDERR_BYTES = 64 * 1024;
/** How long output may stay open after the program has ended: a process that it left behind may keep it open. */
const GRACE_MS = 1_000;

/** A statement that a program sent, and whether the server rejected it. */
interface SentStatement {
  readonly sql: string;
  readonly refusal?: Refusal;
}

/** Why the grader broke off a conversation. */
export type BreakOff =
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'too-many-statements' }
  | { readonly kind: 'line-too-long' }
  | Extract<Ran, { reply?: undefined }>['ended'];

/** The outcome of one call. */
export interface Spoken {
  readonly statements: readonly SentStatement[];
  /** The program's answer as JSON. */
  readonly answer?: string;
  readonly broken?: BreakOff;
  readonly outcome: ProgramOutcome;
  readonly stderr: Uint8Array;
}

/** The parts that carry out a call. */
export interface Partners {
  /** Contains the compiled program, and runs nothing else meanwhile. */
  readonly box: Box;
  readonly limits: RunLimits;
  readonly session: RoleSession;
  readonly statements: number;
  readonly rows: number;
}

/** A run that deletes what programs left behind: no call may learn about an earlier one. */
const WIPE = {
  argv: ['/bin/true'],
  limits: { cpuMs: 1000, wallMs: 10_000, stdoutBytes: 0, stderrBytes: 1024 },
};

/** Starts the program, makes one call and runs its statements until it ends. Rejects if the platform failed. */
export async function makeCall(partners: Partners, call: object): Promise<Spoken> {
  await partners.box.run(WIPE);
  const program = await partners.box.start({ limits: partners.limits });
  const stderr = collect(program.stderr, STDERR_BYTES);
  // A program that ends early leaves a line that nobody reads.
  program.stdin.on('error', () => undefined);
  const exited = endOutput(program);
  say(program, call);
  const served = await serve(program, partners);
  // A program that broke the rules is stopped.
  if (served.broken !== undefined) program.signal(SIGKILL);
  return { ...served, outcome: await exited, stderr: await stderr };
}

/** Resolves when the program ends, and closes output that is still open after the grace period. */
function endOutput({ exited, stdout }: RunningProgram): Promise<ProgramOutcome> {
  // A platform fault must have a handler before anybody awaits it.
  exited.then(
    () => setTimeout(() => stdout.destroy(), GRACE_MS).unref(),
    () => stdout.destroy(),
  );
  return exited;
}

function say({ stdin }: RunningProgram, message: object): void {
  if (!stdin.destroyed) stdin.write(`${JSON.stringify(message)}\n`);
}

type Served = Pick<Spoken, 'statements' | 'answer' | 'broken'>;

async function serve(program: RunningProgram, partners: Partners): Promise<Served> {
  const statements: SentStatement[] = [];
  let answer: string | undefined;
  const end = (broken?: BreakOff): Served => ({
    statements,
    ...(answer !== undefined && { answer }),
    ...(broken !== undefined && { broken }),
  });
  for await (const line of readLines(program.stdout, LINE_BYTES)) {
    if ('tooLong' in line) return end({ kind: 'line-too-long' });
    const message = readMessage(line.text);
    if (message.kind === 'malformed') return end(message);
    if (answer !== undefined) return end({ kind: 'malformed', message: 'it printed more after its answer' });
    if (message.kind === 'answer') {
      answer = message.json;
      // The program has nothing more to wait for.
      program.stdin.end();
      continue;
    }
    if (statements.length >= partners.statements) return end({ kind: 'too-many-statements' });
    const ran = await carryOut(message, partners);
    statements.push({ sql: message.sql, ...(ran.refusal && { refusal: ran.refusal }) });
    if (ran.reply === undefined) return end(ran.ended);
    say(program, ran.reply);
  }
  return end();
}

async function carryOut(
  message: Extract<Message, { sql: string }>,
  { session, rows }: Partners,
): Promise<Ran> {
  if (message.kind === 'bad-values') return { reply: { error: { code: '22023', message: message.message } } };
  return runStatement(session, message.sql, message.values, rows);
}
