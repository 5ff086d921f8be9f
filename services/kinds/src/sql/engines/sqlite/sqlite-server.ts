import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec, RunOutcome } from '@hone/contracts/sandbox';
import { decodeText } from '../../../judging/evidence-text.js';
import type { ResultSet } from '../../compare/result-set.js';
import { TaskFault } from '../../task-fault.js';
import type { Answer, Asking, RowsServer, StatementOutcome, Unanswered } from '../../server/rows-server.js';
import type { SqlScript } from '../../statement/script.js';
import { readCounted, readEnd, readResult, type SqliteCounts, type SqliteEnd } from './read-lines.js';

/** Runs or explains queries in processes that each load the tables into memory and leave nothing behind. */
export interface SqliteServer extends RowsServer {
  /** The engine's plan of a query, as rows. */
  explain(sql: string, how: Asking): Promise<Answer>;
  /** Whether the engine accepts a text as a query on the loaded schema; needs no data. */
  examine(sql: string): Promise<SqliteEnd>;
  /** Uses these indexes for every query until other tables are loaded; returns how creating them ended. */
  useIndexes(indexes: SqlScript): Promise<SqliteEnd>;
  /** Runs a query, then the application's statements, and counts the cost of both. */
  counted(sql: string, writes: string, how: Asking): Promise<Counted>;
}

/** The rows and counts of a query, or how it failed; `write` is the statement that failed. */
export type Counted =
  | { readonly result: ResultSet; readonly counts: SqliteCounts }
  | { readonly answer: Unanswered; readonly write?: number };

const PROGRAM = '/hone/hone-sqlite';
/** Time for loading the tables, in addition to the query's time. */
const LOADING_MS = 15_000;
const EXAMINING_MS = 10_000;
/** Share of the box's memory; the rest is for the files and the program. */
const HEAP_SHARE = 0.6;
/** Each cell is printed with a few extra characters. */
const STDOUT_BYTES = 16 * 1024 * 1024;
const STDERR_BYTES = 64 * 1024;
/** Exit code if the task's own files are wrong. */
const TASK_IS_WRONG = 3;

/** Opens a box. Rejects if the platform failed. */
export async function openSqlite(
  session: Pick<TrustedSession<unknown>, 'open'>,
  spec: BoxSpec,
): Promise<SqliteServer> {
  return new BoxedSqlite(await session.open(spec), spec.memoryMiB);
}

class BoxedSqlite implements SqliteServer {
  readonly #box: Box;
  readonly #heapMiB: number;
  #order: string | undefined;
  #hasIndexes = false;

  constructor(box: Box, memoryMiB: number) {
    this.#box = box;
    this.#heapMiB = Math.max(1, Math.floor(memoryMiB * HEAP_SHARE));
  }

  async load(schemaSql: string, dataSql: string): Promise<void> {
    this.#order = undefined;
    this.#hasIndexes = false;
    await this.#put({ 'schema.sql': schemaSql, 'data.sql': dataSql });
  }

  shuffle(seed: string): Promise<void> {
    this.#order = seed;
    return Promise.resolve();
  }

  answer(sql: string, how: Asking): Promise<Answer> {
    return this.#ask(sql, how, []);
  }

  explain(sql: string, how: Asking): Promise<Answer> {
    return this.#ask(sql, how, ['--explain']);
  }

  async useIndexes({ statements }: SqlScript): Promise<SqliteEnd> {
    await this.#put({ 'indexes.sql': statements.join(';\n') });
    this.#hasIndexes = true;
    return await this.examine('SELECT 1');
  }

  async counted(sql: string, writes: string, how: Asking): Promise<Counted> {
    await this.#put({ 'query.sql': sql, 'writes.sql': writes });
    const argv = this.#argv(how, ['--count', '--writes', '/box/writes.sql']);
    const outcome = await this.#run(argv, how.wallMs + LOADING_MS);
    const end = outcome.status === 'exited' ? readEnd(outcome.stdout) : undefined;
    if (end?.end === 'done') return readCounted(outcome.stdout);
    const ended = outcomeOf(outcome);
    if (ended.kind === 'result') throw new Error('a query that ended well was not counted');
    const answer = { ...ended, wallMs: outcome.usage.wallMs };
    return { answer, ...(end?.end === 'write' && { write: end.offset }) };
  }

  async examine(sql: string): Promise<SqliteEnd> {
    await this.#put({ 'query.sql': sql });
    const outcome = await this.#run(['examine', ...FILES, ...this.#indexes()], EXAMINING_MS);
    if (outcome.status === 'exited') return readEnd(outcome.stdout);
    return { end: 'memory', message: 'the query is too large to be read', offset: -1 };
  }

  /** Always true: each query is a separate process. */
  isSound(): boolean {
    return true;
  }

  close(): Promise<void> {
    return this.#box.close();
  }

  async #ask(sql: string, how: Asking, more: readonly string[]): Promise<Answer> {
    await this.#put({ 'query.sql': sql });
    const outcome = await this.#run(this.#argv(how, more), how.wallMs + LOADING_MS);
    return { ...outcomeOf(outcome), wallMs: outcome.usage.wallMs };
  }

  #argv({ caps, wallMs, values = [], settings = [] }: Asking, more: readonly string[]): string[] {
    return [
      ...['answer', ...FILES, '--data', '/box/data.sql', ...this.#indexes()],
      ...['--heap-mib', `${this.#heapMiB}`, '--cpu-ms', `${wallMs}`],
      ...['--rows', `${caps.rows}`, '--bytes', `${caps.bytes}`, '--row-bytes', `${caps.rowBytes}`],
      ...(this.#order === undefined ? [] : ['--order', this.#order]),
      ...settings.flatMap((setting) => ['--set', setting]),
      ...values.flatMap((value) => (value === null ? ['--null'] : ['--value', value])),
      ...more,
    ];
  }

  #indexes(): readonly string[] {
    return this.#hasIndexes ? ['--indexes', '/box/indexes.sql'] : [];
  }

  async #run(argv: readonly string[], wallMs: number): Promise<RunOutcome> {
    const limits = { cpuMs: wallMs, wallMs, stdoutBytes: STDOUT_BYTES, stderrBytes: STDERR_BYTES };
    const outcome = await this.#box.run({ argv: [PROGRAM, ...argv], limits });
    if (outcome.exitCode === TASK_IS_WRONG)
      throw new TaskFault(`the data cannot be loaded: ${decodeText(outcome.stderr).slice(0, 2000).trim()}`);
    return outcome;
  }

  #put(files: Readonly<Record<string, string>>): Promise<void> {
    return this.#box.put(
      Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) })),
    );
  }
}

const FILES = ['--schema', '/box/schema.sql', '--query', '/box/query.sql'] as const;

/** How a query ended, with the closest SQLSTATE: the engine has only a few codes of its own. */
function outcomeOf({ status, stdout }: RunOutcome): StatementOutcome | { readonly kind: 'stopped' } {
  if (status === 'time-limit') return { kind: 'stopped' };
  if (status === 'output-limit') return { kind: 'too-large', what: 'bytes' };
  if (status !== 'exited') return { kind: 'lost' };
  const { end, message } = readEnd(stdout);
  switch (end) {
    case 'done':
      return { kind: 'result', result: readResult(stdout) };
    case 'stopped':
      return { kind: 'stopped' };
    case 'rows':
    case 'bytes':
    case 'rowBytes':
      return { kind: 'too-large', what: end };
    default:
      return { kind: 'refused', sqlstate: SQLSTATES[end], message };
  }
}

// Syntax error or access rule violation; general error; insufficient privilege; out of memory.
const SQLSTATES = {
  refused: '42000',
  failed: 'HY000',
  forbidden: '42501',
  memory: '53200',
  index: '42000',
  write: 'HY000',
} as const;
