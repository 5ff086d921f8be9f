import { setTimeout as pause } from 'node:timers/promises';
import type { Check } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import { decodeText, evidenceText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import { describeEnding } from '../../checks/describe-failure.js';
import { lazily } from '../../lazily.js';
import { TaskFault } from '../../task-fault.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import type { SqlScript } from '../../statement/script.js';
import { OWNER_ROLE, type Probe } from './definition.js';
import { describeBroken, describeHidden, reasonOfBroken } from './describe-probe.js';
import type { ProbedEngine } from '../../engines/probed-engine.js';
import type { ProbedServer } from '../../server/probed-server.js';
import { runProbe } from './run-probe.js';

/** Definitions that are judged, and the servers and tables for them. */
export interface ProbedTables {
  readonly session: GradingSession<SqlDefinition>;
  readonly engine: ProbedEngine;
  readonly definitions: SqlScript;
}

/** A probe with its check. */
export interface PlannedProbe {
  readonly probe: Probe;
  readonly plan: CheckPlan;
}

/** After this number of probes that exceeded a limit, the rest would only cost time. */
const MAX_STOPPED = 2;

/** One check per probe, in order, each on recreated tables. */
export async function* judgeProbes(
  tables: ProbedTables,
  planned: readonly PlannedProbe[],
): AsyncGenerator<Check> {
  const field = new ProbeField(tables);
  let stopped = 0;
  for (const { probe, plan } of planned) {
    if (stopped >= MAX_STOPPED) {
      yield skipCheck(plan, 'Not tried: the definitions met their limits in the checks before.');
      continue;
    }
    const check = await field.judge(probe, plan);
    if (check.reason === 'time-limit' || check.reason === 'memory-limit') stopped += 1;
    yield check;
  }
}

class ProbeField {
  readonly #tables: ProbedTables;
  readonly #wallMs: number;
  /** Statements that create the task's given tables. */
  readonly #given: () => Promise<readonly string[]>;
  #server: ProbedServer | undefined;

  constructor(tables: ProbedTables) {
    this.#tables = tables;
    const { session, engine } = tables;
    this.#wallMs = session.package.manifest.limits.wallMs;
    const { schema } = session.definition;
    this.#given = lazily(() => engine.split(schema, decodeText(getPackageFile(session.package, schema))));
  }

  async judge(probe: Probe, plan: CheckPlan): Promise<Check> {
    const server = await this.#sound();
    await this.#giveTables(server);
    try {
      return await this.#try(server, probe, plan);
    } finally {
      await server.endProbe();
    }
  }

  async #try(server: ProbedServer, probe: Probe, plan: CheckPlan): Promise<Check> {
    const { definitions } = this.#tables;
    const made = await server.define(definitions.statements, this.#wallMs);
    if (!made.ok) {
      const of = `Statement ${made.statement + 1} of ${definitions.path}`;
      const { reason, text, detail = text } = describeEnding({ ...made.answer, of }, this.#wallMs);
      return failCheck(plan, reason, { evidence: { type: 'summary', text: detail } });
    }
    const open = (role: string) => server.session(role === OWNER_ROLE ? TABLE_OWNER : role, this.#wallMs);
    const broken = await runProbe(probe, open, pause);
    if (broken === undefined) return await this.#unlessChanged(server, plan);
    const text = plan.visible ? describeBroken(broken, this.#wallMs) : describeHidden(broken, this.#wallMs);
    return failCheck(plan, reasonOfBroken(broken, this.#wallMs), { evidence: { type: 'summary', text } });
  }

  /** Every step ended as expected; the sessions' settings must also be unchanged. */
  async #unlessChanged(server: ProbedServer, plan: CheckPlan): Promise<Check> {
    const changed = await server.changedSettings();
    if (changed === undefined) return passCheck(plan);
    const text = `A program's session has changed settings: ${changed}. Your definitions must not change settings for the programs that use them.`;
    return failCheck(plan, 'forbidden', { evidence: { type: 'summary', text: evidenceText(text) } });
  }

  /** Creates the given tables: they are the same for everybody, so a failure is the task's. */
  async #giveTables(server: ProbedServer): Promise<void> {
    const { roles, schema } = this.#tables.session.definition;
    await server.empty(roles);
    const given = await server.define(await this.#given(), this.#wallMs);
    if (given.ok) return;
    const { text, detail = text } = describeEnding(given.answer, this.#wallMs);
    throw new TaskFault(`statement ${given.statement + 1} of ${schema} failed: ${detail}`);
  }

  async #sound(): Promise<ProbedServer> {
    if (this.#server?.isSound() === true) return this.#server;
    await this.#server?.close();
    const { engine, session } = this.#tables;
    this.#server = await engine.open(session);
    return this.#server;
  }
}
