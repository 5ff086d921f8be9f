import type { Reason } from '@hone/contracts';
import { cutAt, evidenceText } from '../../../judging/evidence-text.js';
import type { Cell } from '../../compare/result-set.js';
import { describeEnding } from '../../checks/describe-failure.js';
import type { Answer } from '../../server/rows-server.js';
import { OWNER_ROLE, type Step } from './definition.js';
import type { Broken } from './run-probe.js';

const STATEMENT_CHARACTERS = 400;
const ROWS_SHOWN = 5;

/** Why a probe's check fails: a limit, an unexpected error, or else a wrong answer. */
export function reasonOfBroken({ step, answer }: Broken, wallMs: number): Reason {
  if (answer.kind === 'result') return 'wrong-answer';
  const { reason } = describeEnding(answer, wallMs);
  if (answer.kind !== 'refused') return reason;
  const isNotAllowed = answer.cause === 'forbidden' || answer.sqlstate === '42501';
  const isRuled = step.refused !== undefined || isNotAllowed || answer.sqlstate.startsWith('23');
  return isRuled ? 'wrong-answer' : reason;
}

/** Describes a step of a visible probe that did not end as expected. */
export function describeBroken({ step, sql, answer }: Broken, wallMs: number): string {
  const who = step.as === OWNER_ROLE ? '' : ` as ${step.as}`;
  const statement = `${faultOf(step, answer)}${who}: ${shown(sql)}`;
  return `${statement}\nExpected: ${expectation(step)}.\nHappened: ${happened(step, answer, wallMs)}`;
}

/** What a step did wrong, as the beginning of a sentence. */
function faultOf({ refused, rows }: Step, { kind }: Answer): string {
  const isAnswered = refused === undefined || rows !== undefined;
  if (kind === 'result') return isAnswered ? 'Wrong rows' : 'Accepted, but must be rejected';
  if (kind !== 'refused') return 'Did not finish';
  return refused === undefined ? 'Rejected, but must succeed' : 'Rejected with the wrong error';
}

/** The outcome of a hidden probe's step, without its statement and rows. */
export function describeHidden({ step, answer }: Broken, wallMs: number): string {
  if (answer.kind === 'result')
    return step.refused === undefined
      ? 'A statement returned other rows than it has to.'
      : 'A statement was accepted that has to be rejected.';
  if (answer.kind !== 'refused') return describeEnding({ ...answer, of: 'A statement' }, wallMs).text;
  const state = answer.sqlstate === '' ? 'an error' : `SQLSTATE ${answer.sqlstate}`;
  return step.refused === undefined
    ? `A statement that has to succeed was rejected with ${state}.`
    : `A statement was rejected with ${state}, which is not the error that it has to be.`;
}

function expectation({ refused, rows }: Step): string {
  const parts = [
    ...(refused === undefined ? [] : [`refused with SQLSTATE ${refused.join(' or ')}`]),
    ...(rows === undefined ? [] : [`the rows ${rowsText(rows)}`]),
  ];
  return parts.length === 0 ? 'accepted' : parts.join(', or ');
}

function happened({ refused }: Step, answer: Answer, wallMs: number): string {
  if (answer.kind !== 'result') {
    const { text, detail = text } = describeEnding({ ...answer, of: 'It' }, wallMs);
    return detail;
  }
  const { rows } = answer.result;
  return `${refused === undefined ? '' : 'accepted, '}${rows.length === 0 ? 'no rows' : `the rows ${rowsText(rows)}`}.`;
}

function rowsText(rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '(none)';
  const some = rows.slice(0, ROWS_SHOWN).map(rowText);
  return shown(`${some.join(', ')}${rows.length > ROWS_SHOWN ? `, … ${rows.length} in all` : ''}`);
}

/** A row as text: `(1, NULL)`. */
export const rowText = (row: readonly Cell[]): string => `(${row.map((cell) => cell ?? 'NULL').join(', ')})`;

const shown = (text: string): string => evidenceText(cutAt(text.replace(/\s+/g, ' '), STATEMENT_CHARACTERS));
