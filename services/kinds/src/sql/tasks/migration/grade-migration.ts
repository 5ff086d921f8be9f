import type { Check } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck, skipUnmet } from '../../../judging/build-check.js';
import { createProgress, phase } from '../../../judging/report.js';
import { compileStep } from '../../checks/compile-step.js';
import type { SqlDefinition } from '../../definition.js';
import { examineFiles, type MigrationProgram } from './examine-files.js';
import { findHazards } from './find-hazards.js';
import { getMigration, PHASES, type MigrationDefinition, type Phase } from './definition.js';
import {
  blockedIn,
  blockedText,
  migrationEvidence,
  servedText,
  type MigrationFacts,
} from './describe-migration.js';
import { listOf, planMigration, type PlannedMigration } from './plan-migration.js';
import { walk, type PhaseOutcome, type Way } from './walk.js';

type Session = GradingSession<SqlDefinition>;

/** The two ways through a migration. */
const WAYS: readonly Way[] = [
  { phases: ['expand', 'contract'], judged: ['expand', 'contract'] },
  { phases: ['expand', 'down'], judged: ['down'] },
];

/**
 * Grades a migration: runs its files on a server with many rows while programs use them, forward and back. Throws if the
 * platform or the task failed; anything that the learner's SQL does is a check.
 */
export async function* gradeMigration(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const migration = getMigration(session.definition);
  const planned = planMigration(migration, session.definition.rules);
  const progress = createProgress(listOf(planned).length);
  const compiled = yield* compileStep(session, listOf(planned), progress, examineFiles);
  if (compiled.program === undefined) return compiled.result;
  const { program, compile, compileMs } = compiled;
  yield phase('run');
  const running = session.now();
  const judged = new Judged(session, migration, program, planned);
  for await (const check of judged.phases()) yield progress.report(check);
  for await (const check of judged.live()) yield progress.report(check);
  const runMs = session.now() - running;
  return { checks: progress.checks, compile, phases: { prepareMs: 0, compileMs, runMs, judgeMs: 0 } };
}

class Judged {
  readonly #session: Session;
  readonly #definition: MigrationDefinition;
  readonly #program: MigrationProgram;
  readonly #planned: PlannedMigration;
  readonly #outcomes = new Map<Phase, PhaseOutcome>();
  /** Cached by file, because several checks report on the same file. */
  readonly #hazards = new Map<Phase, Promise<MigrationFacts['hazards']>>();

  constructor(
    session: Session,
    definition: MigrationDefinition,
    program: MigrationProgram,
    planned: PlannedMigration,
  ) {
    this.#session = session;
    this.#definition = definition;
    this.#program = program;
    this.#planned = planned;
  }

  /** A check for each file, as soon as it is decided. */
  async *phases(): AsyncGenerator<Check> {
    for (const way of WAYS) {
      const [expanded] = this.#outcomes.values();
      const outcomes = expanded?.problem === undefined ? await this.#walk(way) : [];
      for (const phase of way.judged) yield await this.#phase(phase, outcomes);
    }
  }

  /** Checks that depend on all files, once each file has passed. */
  async *live(): AsyncGenerator<Check> {
    const { blocked, again } = this.#planned.live;
    const whole = PHASES.every((phase) => this.#found(phase)?.problem === undefined && this.#found(phase));
    if (!whole) {
      const { groups } = this.#session.package.manifest;
      yield skipUnmet(blocked, ['correct'], groups);
      yield skipUnmet(again, ['correct'], groups);
      return;
    }
    yield await this.#blocked();
    const changed = PHASES.map((phase) => this.#found(phase)?.again).find((each) => each !== undefined);
    yield changed === undefined
      ? passCheck(again)
      : failCheck(again, changed.reason, { evidence: { type: 'summary', text: changed.text } });
  }

  #walk(way: Way): Promise<PhaseOutcome[]> {
    return walk(this.#session, this.#definition, this.#program.statements, way);
  }

  #found(phase: Phase): PhaseOutcome | undefined {
    return this.#outcomes.get(phase);
  }

  async #phase(phase: Phase, outcomes: readonly PhaseOutcome[]): Promise<Check> {
    const plan = this.#planned.phases[phase];
    const outcome = outcomes.find((each) => each.phase === phase);
    if (outcome === undefined)
      return skipCheck(plan, `Not run: ${this.#definition.files.expand} must do what it must before.`);
    this.#outcomes.set(phase, outcome);
    const facts = await this.#factsOf(outcome);
    const { problem } = outcome;
    if (problem === undefined)
      return passCheck(plan, { evidence: migrationEvidence(facts, servedText(facts)) });
    return failCheck(plan, problem.reason, { evidence: migrationEvidence(facts, problem.text) });
  }

  /** If a program waited, the way runs a second time: a busy machine can only add waits. */
  async #blocked(): Promise<Check> {
    const plan = this.#planned.live.blocked;
    for (const way of WAYS) {
      if (way.judged.every((phase) => this.#blockedIn(phase) === 0)) continue;
      const second = (await this.#walk(way)).filter(({ problem }) => problem === undefined);
      for (const outcome of second)
        if (blockedIn(outcome) < this.#blockedIn(outcome.phase)) this.#outcomes.set(outcome.phase, outcome);
    }
    const worst = PHASES.reduce((one, other) =>
      this.#blockedIn(other) > this.#blockedIn(one) ? other : one,
    );
    const outcome = this.#found(worst);
    if (outcome === undefined || blockedIn(outcome) === 0) return passCheck(plan);
    const facts = await this.#factsOf(outcome);
    return failCheck(plan, 'too-slow', { evidence: migrationEvidence(facts, blockedText(facts)) });
  }

  #blockedIn(phase: Phase): number {
    const outcome = this.#found(phase);
    return outcome === undefined ? 0 : blockedIn(outcome);
  }

  async #factsOf(outcome: PhaseOutcome): Promise<MigrationFacts> {
    const { phase } = outcome;
    const hazards = this.#hazards.get(phase) ?? this.#findHazards(phase);
    this.#hazards.set(phase, hazards);
    return {
      definition: this.#definition,
      outcome,
      statements: this.#program.statements[phase],
      hazards: await hazards,
    };
  }

  async #findHazards(phase: Phase): Promise<MigrationFacts['hazards']> {
    return await findHazards(this.#session, this.#definition.files[phase], this.#program.texts[phase]);
  }
}
