import type { Evidence } from '@hone/contracts';
import type { CheckPlan } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import { argumentsOf, callLine, FAMILIES, textsIn, type InjectionCheck } from './definition.js';
import type { CallRun, CheckFailure } from './judge-check.js';

const ARGUMENT_CHARACTERS = 2_000;
const STATEMENT_CHARACTERS = 4_000;
const QUOTED_CHARACTERS = 80;

/** Describes a failed check to the learner: a hidden one by its call, what it tried and what kind of failure occurred. */
export function describeFailure(
  plan: CheckPlan,
  check: InjectionCheck,
  runs: readonly CallRun[],
  failure: CheckFailure,
): Evidence {
  const call = check.steps[failure.step]?.call ?? '';
  if (!plan.visible)
    return {
      type: 'summary',
      text: `The call ${call}, tried with ${describeTried(check, failure.step)}: ${hiddenKindOf(failure)}.`,
    };
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

/** Patterns that texts of a family contain, so that no step is said to try what it does not. */
const SIGNS: Readonly<Partial<Record<keyof typeof FAMILIES, RegExp>>> = {
  quotes: /['"]/,
  comments: /--|\/\*/,
  stacked: /;/,
  'dollar-quotes': /\$/,
  backslashes: /\\/,
  wildcards: /[%_]/,
  nul: /\0/,
};
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/u;

/** What a hidden step tries, in words that are true for this step. */
export function describeTried({ family, steps }: InjectionCheck, at: number): string {
  if (family === undefined) return 'harmless arguments';
  const step = steps[at];
  const texts = step === undefined ? [] : textsIn(argumentsOf(step));
  if (SIGNS[family] === undefined || texts.some((text) => SIGNS[family]?.test(text))) return FAMILIES[family];
  if (texts.some((text) => FOREIGN_DIGIT.test(text))) return 'digits that are not 0 to 9';
  return texts.some((text) => text.endsWith('\n'))
    ? 'a line break at the end of a text'
    : 'values at the edge of a rule';
}

/** How an answer differs: shows only the form of the right answer, and not even the fields of the program's. */
function unlikeAnswer({ expected, actual }: Extract<CheckFailure, { kind: 'answer' }>): string {
  const wanted: unknown = JSON.parse(expected);
  const given: unknown = JSON.parse(actual);
  const fields = fieldsOf(wanted);
  const form = fields === undefined ? formOf(wanted) : `an object with ${fields}`;
  if (formOf(wanted) !== formOf(given)) return `it has to answer ${form}, and answers ${formOf(given)}`;
  return fields === fieldsOf(given)
    ? 'the answer differs from the expected one'
    : `it has to answer ${form}, and answers one with other fields`;
}

function formOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The field names of an object, else undefined. */
function fieldsOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value).sort();
  return keys.length === 0 ? 'no fields' : keys.map((key) => `"${quoted(key)}"`).join(', ');
}

/** What happened, without what was tried or sent. */
function kindOf(failure: CheckFailure): string {
  switch (failure.kind) {
    case 'answer':
      return unlikeAnswer(failure);
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
        text: 'a statement contains text that is not the program’s own; pass values as parameters',
      }[failure.violation.kind];
  }
}

/** If a program gave up after an error of its statement, the error's code is included. */
function hiddenKindOf(failure: CheckFailure): string {
  if (failure.kind !== 'ending' || failure.refusal === undefined) return kindOf(failure);
  return `the server rejected a statement with SQLSTATE ${failure.refusal.sqlstate}, and then ${kindOf(failure)}`;
}

function detailOf(failure: CheckFailure): string {
  switch (failure.kind) {
    case 'forbidden':
      return `${kindOf(failure)} (${quoted(failure.statement.sql)})`;
    case 'ending':
      return failure.refusal === undefined
        ? failure.message
        : `${failure.message}; before that, the server rejected its statement: ${failure.refusal.message} (SQLSTATE ${failure.refusal.sqlstate})`;
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
