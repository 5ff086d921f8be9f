import type { Evidence } from '@hone/contracts';
import type { CheckPlan } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import { callLine, FAMILIES, type InjectionCheck } from './definition.js';
import type { CallRun, CheckFailure } from './judge-check.js';

const ARGUMENT_CHARACTERS = 2_000;
const STATEMENT_CHARACTERS = 4_000;
const QUOTED_CHARACTERS = 80;

/** What a learner is told of a failed check: of a hidden one the call, what was tried and what kind of thing happened. */
export function describeFailure(
  plan: CheckPlan,
  check: InjectionCheck,
  runs: readonly CallRun[],
  failure: CheckFailure,
): Evidence {
  const call = check.steps[failure.step]?.call ?? '';
  const tried = check.family === undefined ? 'harmless arguments' : FAMILIES[check.family];
  if (!plan.visible)
    return { type: 'summary', text: `The call ${call}, tried with ${tried}: ${kindOf(failure)}.` };
  const input = evidenceText(
    check.steps
      .slice(0, failure.step + 1)
      .map(callLine)
      .join('\n'),
    ARGUMENT_CHARACTERS,
  );
  const text = `The call ${call}: ${detailOf(failure)}.`;
  const stderr = evidenceText(runs[failure.step]?.spoken.stderr ?? new Uint8Array());
  const shown = { type: 'diff' as const, input, text, ...(stderr !== '' && { stderr }) };
  switch (failure.kind) {
    case 'answer':
      return { ...shown, expected: evidenceText(failure.expected), actual: evidenceText(failure.actual) };
    case 'violation': {
      const { violation, statement } = failure;
      const before = 'before' in violation ? violation.before : '';
      return { ...shown, expected: statementText(before), actual: statementText(statement.sql) };
    }
    default:
      return { type: 'summary', text: [text, input, stderr].filter((part) => part !== '').join('\n') };
  }
}

const statementText = (sql: string): string => evidenceText(sql, STATEMENT_CHARACTERS);

/** What happened, without a word of what was tried or sent. */
function kindOf(failure: CheckFailure): string {
  switch (failure.kind) {
    case 'answer':
      return 'the answer is another one than it should be';
    case 'forbidden':
      return `a statement is not allowed: ${failure.what}`;
    case 'ending':
      return failure.reason === 'presentation'
        ? 'what the program printed is no conversation'
        : failure.message;
    case 'violation':
      return {
        unparsable: 'an argument got into a statement, which can no longer be read',
        several: 'an argument got into a statement and made several of it',
        shape: 'an argument changed a statement into another one',
        more: 'the program sent more statements than it does with harmless arguments',
        text: 'a text that is not the program’s own stands in a statement; values belong into parameters',
      }[failure.violation.kind];
  }
}

function detailOf(failure: CheckFailure): string {
  switch (failure.kind) {
    case 'forbidden':
      return `${kindOf(failure)} (${quoted(failure.statement.sql)})`;
    case 'ending':
      return failure.refusal === undefined
        ? failure.message
        : `${failure.message}; before, the server refused its statement: ${failure.refusal.message} (SQLSTATE ${failure.refusal.sqlstate})`;
    case 'violation': {
      const { violation } = failure;
      if (violation.kind === 'unparsable') return `${kindOf(failure)}: ${violation.message}`;
      return violation.kind === 'text' ? `${kindOf(failure)}: ${quoted(violation.text)}` : kindOf(failure);
    }
    case 'answer':
      return kindOf(failure);
  }
}

const quoted = (text: string): string => evidenceText(text, QUOTED_CHARACTERS).split('\n', 1)[0] ?? '';
