import type { MigrationEvidence, MigrationHazard } from '@hone/contracts';
import { cutAt, evidenceText } from '../../../judging/evidence-text.js';
import type { MigrationStatement } from '../../engines/postgresql/examine/examine-migration.js';
import type { MigrationDefinition } from './definition.js';
import type { Lane, Wait } from './live-traffic.js';
import type { StatementRun } from './run-file.js';
import type { PhaseOutcome } from './walk.js';

const STATEMENT_CHARACTERS = 120;
const RUNS_SHOWN = 120;

/** Statements of programs that waited too long while the file ran. */
export const blockedIn = ({ lanes }: PhaseOutcome): number =>
  lanes.reduce((sum, { blocked }) => sum + blocked, 0);

export interface MigrationFacts {
  readonly definition: MigrationDefinition;
  readonly outcome: PhaseOutcome;
  readonly statements: readonly MigrationStatement[];
  /** Undefined if the linter does not run. */
  readonly hazards: readonly MigrationHazard[] | undefined;
}

/** What happened while a file ran, as data for a chart, with a sentence about it. */
export function migrationEvidence(
  { definition, outcome, statements, hazards }: MigrationFacts,
  text: string,
): MigrationEvidence {
  const { file, lanes, lengthMs, phase } = outcome;
  const runs = file.runs.slice(0, RUNS_SHOWN).map((run) => ({
    place: run.place + 1,
    sql: shownSql(statements, run),
    fromMs: Math.round(run.fromMs),
    toMs: Math.round(run.toMs),
    ended:
      run.answer === undefined
        ? ('well' as const)
        : run === file.failed
          ? ('refused' as const)
          : ('again' as const),
  }));
  return {
    type: 'migration',
    text,
    file: definition.files[phase],
    lengthMs: Math.ceil(lengthMs),
    limitMs: definition.blockMs,
    statements: runs,
    programs: lanes.map(({ title, served, blocked, longestMs, waits }) => ({
      title,
      served,
      blocked,
      longestMs: Math.round(longestMs),
      waits: waits.map(roundWait),
    })),
    ...(hazards && { hazards: [...hazards] }),
  };
}

const roundWait = ({ fromMs, toMs, blocked }: Wait): Wait => ({
  fromMs: Math.round(fromMs),
  toMs: Math.round(toMs),
  blocked,
});

function shownSql(statements: readonly MigrationStatement[], { place }: StatementRun): string {
  const text = (statements[place]?.sql ?? '')
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = evidenceText(cutAt(text, STATEMENT_CHARACTERS));
  return text.length > STATEMENT_CHARACTERS ? `${cut}…` : cut;
}

/** Describes how programs were served during a successful phase. */
export function servedText({ outcome, definition }: Pick<MigrationFacts, 'outcome' | 'definition'>): string {
  const { lanes, phase } = outcome;
  const path = definition.files[phase];
  if (lanes.length === 0) return `${path} does what it must.`;
  const served = lanes.reduce((sum, lane) => sum + lane.served, 0);
  const longest = lanes.reduce((most, lane) => Math.max(most, lane.longestMs), 0);
  return `${path} does what it must. While it ran, ${served.toLocaleString('en')} statements of programs were served; the longest took ${Math.round(longest)} ms.`;
}

/** Which programs waited, for how long, and during which statement of the file. */
export function blockedText({ outcome, definition, statements }: MigrationFacts): string {
  const { lanes, file, phase } = outcome;
  const worst = lanes.reduce((one, other) => (other.blocked > one.blocked ? other : one));
  const first = firstBlocked(lanes);
  const during = first && file.runs.find(({ fromMs, toMs }) => toMs > first.fromMs && fromMs < first.toMs);
  const where =
    during === undefined
      ? ''
      : `, first during statement ${during.place + 1}: ${shownSql(statements, during)}`;
  const count = blockedIn(outcome);
  const waited = count === 1 ? 'One statement of a program' : `${count} statements of programs`;
  return `${waited} waited more than ${definition.blockMs} ms for a lock while ${definition.files[phase]} ran, most of them of "${worst.title}"${where}.`;
}

function firstBlocked(lanes: readonly Lane[]): Wait | undefined {
  return lanes
    .flatMap(({ waits }) => waits.filter(({ blocked }) => blocked))
    .sort((one, other) => one.fromMs - other.fromMs)[0];
}
