import type { Reason } from '@hone/contracts';
import { evidenceText } from '../../../judging/evidence-text.js';
import { describeEnding } from '../../checks/describe-failure.js';
import type { Unanswered } from '../../server/rows-server.js';
import type { CatalogDifference } from './catalog.js';
import type { Phase } from './definition.js';
import type { Lane } from './live-traffic.js';

/** Why a phase of a migration fails, for its check. */
export interface Problem {
  readonly reason: Reason;
  readonly text: string;
}

const TEXT_CHARACTERS = 1_500;
const LINES_SHOWN = 5;
const LINE_CHARACTERS = 160;

/** Something is wrong. The text may quote what a learner wrote. */
export const wrongProblem = (text: string): Problem => ({
  reason: 'wrong-answer',
  text: evidenceText(text, TEXT_CHARACTERS),
});

/** A learner's statement failed. */
export function endedProblem(answer: Unanswered, of: string, wallMs: number): Problem {
  const { reason, text, detail = text } = describeEnding({ ...answer, of }, wallMs);
  return { reason, text: detail };
}

/** A program that waited until it was stopped, which also ended everything else. */
export function stuckLane(lanes: readonly Lane[], path: string): Problem | undefined {
  const lane = lanes.find(({ isStuck }) => isStuck === true);
  return lane && { reason: 'time-limit', text: `While ${path} ran: ${lane.title}, and that does not end.` };
}

/** The first program that got an error or a wrong value while a file ran. */
export function brokenLane(lanes: readonly Lane[], path: string): Problem | undefined {
  const lane = lanes.find(({ broken }) => broken !== undefined);
  return lane && wrongProblem(`While ${path} ran: ${lane.title}, and gets: ${lane.broken ?? ''}.`);
}

/** A program whose session settings were changed by code that it ran. */
export function changedLane(lanes: readonly Lane[], path: string): Problem | undefined {
  const lane = lanes.find(({ changed }) => changed !== undefined);
  return lane && changedProblem(`While ${path} ran: ${lane.title}`, lane.changed ?? '');
}

/** One program, or all of them, with changed settings. */
export const changedProblem = (who: string, what: string): Problem => ({
  reason: 'forbidden',
  text: evidenceText(
    `${who} in a session with changed settings: ${what}. Your migration must not change settings for the programs that use the database.`,
    TEXT_CHARACTERS,
  ),
});

const WANTED: Readonly<Record<Exclude<Phase, 'expand'> | 'again', string>> = {
  contract: 'the tables are not as they shall be',
  down: 'the tables are not as they were before',
  again: 'running the file again changed the tables',
};

/** How the tables differ from what they should be, line by line. */
export function catalogText(
  { missing, extra }: CatalogDifference,
  path: string,
  wanted: keyof typeof WANTED,
): string {
  const parts = [
    ...(missing.length === 0 ? [] : [`Missing: ${listed(missing)}.`]),
    ...(extra.length === 0 ? [] : [`Left over: ${listed(extra)}.`]),
  ];
  return `After ${path} ${WANTED[wanted]}.\n${parts.join('\n')}`;
}

function listed(lines: readonly string[]): string {
  const shown = lines.slice(0, LINES_SHOWN).map((line) => line.slice(0, LINE_CHARACTERS));
  return [...shown, ...(lines.length > LINES_SHOWN ? [`${lines.length - LINES_SHOWN} more`] : [])].join('; ');
}
