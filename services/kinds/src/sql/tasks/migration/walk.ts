import { setTimeout as pause } from 'node:timers/promises';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import type { SqlDefinition } from '../../definition.js';
import { TaskFault } from '../../task-fault.js';
import { isDatabaseError } from '../../engines/postgresql/connection.postgres.js';
import { openEquippedServer } from '../../engines/postgresql/equipped-server.js';
import { handOverSql } from '../../engines/postgresql/server-sql.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import { ROLE_SETTINGS } from '../../engines/postgresql/settings-sql.js';
import type { RoleSession, TaskServer } from '../../engines/postgresql/task-server.js';
import type { MigrationStatement } from '../../engines/postgresql/examine/examine-migration.js';
import { areSame, catalogOf, CATALOG_SQL, compareCatalogs, type Catalog } from './catalog.js';
import type { LiveProgram, MigrationDefinition, Phase } from './definition.js';
import { keepSql, someRowsSql } from './kept-rows.js';
import { Ledger, type KeptRow } from './ledger.js';
import { startTraffic, type Keys, type Lane } from './live-traffic.js';
import { openProgramSession, type ProgramSession } from './program-session.js';
import { runFile, type Clock, type FileRun } from './run-file.js';
import { verifyPrograms } from './verify-programs.js';
import {
  brokenLane,
  catalogText,
  changedLane,
  changedProblem,
  endedProblem,
  stuckLane,
  wrongProblem,
  type Problem,
} from './problems.js';
import { watchWaits } from './wait-watch.js';

type Session = GradingSession<SqlDefinition>;

/** The files of a submission. */
export type MigrationFiles = Readonly<Record<Phase, readonly MigrationStatement[]>>;

/** The outcome of one file. */
export interface PhaseOutcome {
  readonly phase: Phase;
  readonly file: FileRun;
  readonly lanes: readonly Lane[];
  /** Duration of everything above, in milliseconds. */
  readonly lengthMs: number;
  /** Why the phase failed. */
  readonly problem?: Problem;
  /** The problem when the file ran again, if any. */
  readonly again?: Problem;
}

/** Rows that programs use: some written by each, some by nobody. Enough for a phase of 15 seconds. */
const ROWS_USED = 12_000;
/** Programs continue for a while after a file's last statement. */
const AFTERWARDS_MS = 150;

interface Field {
  readonly session: Session;
  readonly definition: MigrationDefinition;
  readonly server: TaskServer;
  readonly ledger: Ledger;
  readonly rows: readonly KeptRow[];
  readonly given: Catalog;
  readonly target: Catalog;
  /** The settings of roles before any learner's code ran. */
  readonly roleSettings: string;
}

/** The phases of one way through a migration, in order, and which of them are judged. */
export interface Way {
  readonly phases: readonly Phase[];
  readonly judged: readonly Phase[];
}

/**
 * Runs the phases of a way on fresh rows until one fails, and returns the outcomes of the judged ones. The others only
 * lead there: no program runs meanwhile, and they run once.
 */
export async function walk(
  session: Session,
  definition: MigrationDefinition,
  files: MigrationFiles,
  { phases, judged }: Way,
): Promise<PhaseOutcome[]> {
  const field = await prepare(session, definition);
  try {
    const outcomes: PhaseOutcome[] = [];
    for (const phase of phases) {
      session.signal.throwIfAborted();
      const isJudged = judged.includes(phase);
      const outcome = await runPhase(field, files[phase], phase, isJudged);
      if (isJudged || outcome.problem !== undefined) outcomes.push(outcome);
      if (outcome.problem !== undefined) break;
    }
    return outcomes;
  } finally {
    await field.server.close();
  }
}

async function prepare(session: Session, definition: MigrationDefinition): Promise<Field> {
  const { package: pack, mode, seed } = session;
  const textOf = (path: string): string => decodeText(getPackageFile(pack, path));
  const server = await openEquippedServer(session);
  const load = async (path: string, data: string | undefined): Promise<Catalog> => {
    const rows = data === undefined ? '' : textOf(data);
    await ofTheTask([path, data], () => server.load(textOf(path), rows));
    return catalogOf(await server.execute(CATALOG_SQL));
  };
  const target = await load(definition.target, undefined);
  const data = mode === 'run' ? definition.data.sample : definition.data.large;
  const given = await load(session.definition.schema, data);
  const [first] = definition.programs;
  await ofTheTask([first?.id], () => server.execute(keepSql(first?.all ?? '')));
  const kept = await server.execute(someRowsSql(deriveSeed(seed, 'sql', 'migration'), ROWS_USED));
  const rows = kept.map(([key, value = null]) => ({ key: key ?? '', value }));
  await server.execute(handOverSql());
  const ledger = new Ledger(definition.value, definition.newKeys);
  const roleSettings = await roleSettingsOf(server);
  return { session, definition, server, ledger, rows, given, target, roleSettings };
}

const roleSettingsOf = async (server: TaskServer): Promise<string> =>
  JSON.stringify(await server.execute(ROLE_SETTINGS));

/** The task's own statements are the same for everybody, so a failure is the task's. */
async function ofTheTask<T>(parts: readonly (string | undefined)[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    const names = parts.filter((part) => part !== undefined).join(' with ');
    throw new TaskFault(`${names} failed: ${error.message}`);
  }
}

async function runPhase(
  field: Field,
  statements: readonly MigrationStatement[],
  phase: Phase,
  isJudged: boolean,
): Promise<PhaseOutcome> {
  const { definition, session } = field;
  const began = session.now();
  const clock: Clock = { now: () => session.now() - began, pause: (milliseconds) => pause(milliseconds) };
  const atWork = definition.programs.filter(({ runs }) => isJudged && runs.includes(phase));
  const { file, lanes } = await runBesideTraffic(field, statements, clock, atWork);
  const lengthMs = clock.now();
  const ran = { phase, file, lanes, lengthMs };
  const problem = await findProblem(field, phase, file, lanes);
  if (problem !== undefined) return { ...ran, problem };
  if (!isJudged) return ran;
  const again = await runAgain(field, statements, clock, phase);
  return { ...ran, ...(again !== undefined && { again }) };
}

async function runBesideTraffic(
  field: Field,
  statements: readonly MigrationStatement[],
  clock: Clock,
  programs: readonly LiveProgram[],
): Promise<{ file: FileRun; lanes: Lane[] }> {
  const { server, definition, ledger } = field;
  const open = () => programSession(field, `${definition.blockMs}ms`);
  const keysOf = (program: LiveProgram): Keys => keysFor(field, program);
  const watch = watchWaits(server, clock);
  try {
    const traffic = await startTraffic({ definition, ledger, clock, open, watch, keysOf }, programs);
    await traffic.begun;
    const file = await runFile(await fileSession(field), statements, clock);
    await clock.pause(AFTERWARDS_MS);
    return { file, lanes: await traffic.stop() };
  } finally {
    await watch.stop();
    await server.endSessions();
  }
}

/** A session for a file, which may set its own lock timeout. */
async function fileSession({ server, session }: Field): Promise<RoleSession> {
  const opened = await server.session(TABLE_OWNER, session.package.manifest.limits.wallMs);
  await opened.run("SET lock_timeout = '0'");
  return opened;
}

/** A session for a program; none of its statements waits for a lock longer than `lockTimeout`. */
const programSession = ({ server, session }: Field, lockTimeout: string): Promise<ProgramSession> =>
  openProgramSession(server, session.package.manifest.limits.wallMs, lockTimeout);

/** A share of the rows for each program, and one that nobody writes. */
function keysFor({ definition, rows }: Field, program: LiveProgram): Keys {
  const parts = definition.programs.length + 1;
  const part = (which: number): KeptRow[] => rows.filter((_row, place) => place % parts === which);
  return { own: part(definition.programs.indexOf(program)), still: part(parts - 1) };
}

async function findProblem(
  field: Field,
  phase: Phase,
  { failed }: FileRun,
  lanes: readonly Lane[],
): Promise<Problem | undefined> {
  const { session, definition } = field;
  const path = definition.files[phase];
  const { wallMs } = session.package.manifest.limits;
  const stuck = stuckLane(lanes, path);
  if (stuck !== undefined) return stuck;
  if (failed !== undefined)
    return endedProblem(failed.answer, `Statement ${failed.place + 1} of ${path}`, wallMs);
  if (!field.server.isSound()) return endedProblem({ kind: 'lost', wallMs: 0 }, path, wallMs);
  const wrong = brokenLane(lanes, path) ?? changedLane(lanes, path) ?? (await changedRoles(field, path));
  if (wrong !== undefined) return wrong;
  return (await verify(field, phase)) ?? (await unlikeWanted(field, phase));
}

/** A role can change its own settings: every later session would begin with them. */
async function changedRoles({ server, roleSettings }: Field, path: string): Promise<Problem | undefined> {
  if ((await roleSettingsOf(server)) === roleSettings) return undefined;
  return changedProblem(`After ${path} every program is`, 'its role was given some');
}

/** Checks that programs work and no row is lost. */
async function verify(field: Field, phase: Phase): Promise<Problem | undefined> {
  const { server, definition, ledger } = field;
  try {
    const session = await programSession(field, '2s');
    const programs = definition.programs.filter(({ works }) => works.includes(phase));
    const parts = { server, session, ledger, programs, keysOf: (of: LiveProgram) => keysFor(field, of) };
    const text = await verifyPrograms(parts, definition.files[phase]);
    if (text !== undefined) return wrongProblem(text);
    const changed = await session.changed();
    if (changed === undefined) return undefined;
    return changedProblem(`After ${definition.files[phase]} a program is`, changed);
  } finally {
    await server.endSessions();
  }
}

/** Checks the tables: at the end they must equal the target, after the way back the original. */
async function unlikeWanted(field: Field, phase: Phase): Promise<Problem | undefined> {
  if (phase === 'expand') return undefined;
  const found = catalogOf(await field.server.execute(CATALOG_SQL));
  const difference = compareCatalogs(phase === 'contract' ? field.target : field.given, found);
  if (areSame(difference)) return undefined;
  return wrongProblem(catalogText(difference, field.definition.files[phase], phase));
}

async function runAgain(
  field: Field,
  statements: readonly MigrationStatement[],
  clock: Clock,
  phase: Phase,
): Promise<Problem | undefined> {
  const { server, definition, session } = field;
  const path = definition.files[phase];
  const before = catalogOf(await server.execute(CATALOG_SQL));
  const { failed } = await runFile(await fileSession(field), statements, clock);
  await server.endSessions();
  if (failed !== undefined) {
    const of = `Run again, statement ${failed.place + 1} of ${path}`;
    return endedProblem(failed.answer, of, session.package.manifest.limits.wallMs);
  }
  const difference = compareCatalogs(before, catalogOf(await server.execute(CATALOG_SQL)));
  if (!areSame(difference)) return wrongProblem(catalogText(difference, path, 'again'));
  return await verify(field, phase);
}
