import type { TrustedSession } from '@hone/contracts/kind';
import type { Box } from '@hone/contracts/sandbox';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import { describeEnding } from '../../checks/describe-failure.js';
import { lazily } from '../../lazily.js';
import { TaskFault } from '../../task-fault.js';
import { openEquippedServer } from '../../engines/postgresql/equipped-server.js';
import { emptySql } from '../../engines/postgresql/server-sql.js';
import type { TaskServer } from '../../engines/postgresql/task-server.js';
import { statementsOf } from '../../statement/statements-of.js';
import type { HeardStatement } from './call-shapes.js';
import { makeCall, type Spoken } from './conversation.js';
import { argumentsOf, textsIn, type Injection, type InjectionCheck } from './definition.js';
import type { CallRun } from './judge-check.js';
import type { ProgramBoxes } from './boxes.js';
import { readStatement } from './statement-shape.js';

type Session = TrustedSession<SqlDefinition>;

const KIBIBYTE = 1024;

/** A compiled program and its server, which make the calls of checks. */
export interface CallField {
  /** Makes the calls of a check one after the other, on the task's given data. Rejects if the platform failed. */
  run(check: InjectionCheck): Promise<readonly CallRun[]>;
  /** Sum of the wall times of the program's runs. */
  runMs(): number;
}

interface Parts {
  readonly session: Session;
  readonly injection: Injection;
  /** The program's box, with the program compiled. */
  readonly box: Box;
  readonly boxes: ProgramBoxes;
}

/** A field whose server opens when first needed. A server that a statement crashed is replaced. */
export function createCallField(parts: Parts): CallField {
  const { session } = parts;
  const { schema } = session.definition;
  const given = lazily(() => statementsOf(schema, decodeText(getPackageFile(session.package, schema))));
  const sound = soundServer(parts);
  let runMs = 0;
  return {
    async run(check) {
      const server = await sound();
      await giveTables(server, parts, await given());
      const runs: CallRun[] = [];
      const texts: string[] = [];
      for (const step of check.steps) {
        const values = argumentsOf(step);
        texts.push(...textsIn(values));
        const spoken = await callOnce(server, parts, { call: step.call, arguments: values });
        runMs += spoken.outcome.usage.wallMs;
        runs.push({ step, spoken, heard: { texts: [...texts], statements: await readAll(spoken) } });
        // The broken call may have crashed the server.
        if (spoken.broken !== undefined) break;
      }
      return runs;
    },
    runMs: () => runMs,
  };
}

/** The server, or a new one if the previous one is not sound. */
function soundServer({ session, boxes }: Parts): () => Promise<TaskServer> {
  let server: TaskServer | undefined;
  return async () => {
    if (server?.isSound() === true) return server;
    await server?.close();
    server = await openEquippedServer(session, boxes.server);
    return server;
  };
}

/** Creates the given tables: they are the same for everybody, so a failure is the task's. */
async function giveTables(server: TaskServer, { session }: Parts, given: readonly string[]): Promise<void> {
  const { roles, schema } = session.definition;
  const { wallMs } = session.package.manifest.limits;
  await server.execute(emptySql(roles));
  const made = await server.change(given, wallMs, { keep: true });
  if (made.ok) return;
  const { text, detail = text } = describeEnding(made.answer, wallMs);
  throw new TaskFault(`statement ${made.statement + 1} of ${schema} failed: ${detail}`);
}

async function callOnce(server: TaskServer, parts: Parts, call: object): Promise<Spoken> {
  const { session, injection, box } = parts;
  session.signal.throwIfAborted();
  const { cpuMs, wallMs, outputKiB } = session.package.manifest.limits;
  const bytes = outputKiB * KIBIBYTE;
  const limits = { cpuMs, wallMs, stdoutBytes: bytes, stderrBytes: bytes };
  const { statements, rows } = injection;
  const [role = ''] = session.definition.roles;
  const roleSession = await server.session(role, wallMs);
  try {
    return await makeCall({ box, limits, session: roleSession, statements, rows }, call);
  } finally {
    // A failure because the boxes were closed is not the task's.
    session.signal.throwIfAborted();
    await server.endSessions();
  }
}

async function readAll({ statements }: Spoken): Promise<HeardStatement[]> {
  const heard: HeardStatement[] = [];
  for (const { sql } of statements) heard.push({ sql, read: await readStatement(sql) });
  return heard;
}
