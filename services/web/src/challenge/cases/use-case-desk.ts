import type { ChallengeView, Mode, TestCase } from '@hone/contracts';
import { useState } from 'react';
import { createIdempotencyKey } from '../../api-client/idempotency-key.js';
import { t } from '../../strings/cases.js';
import { useKeptCases } from './use-kept-cases.js';

/** The content of the fields: a kept case (`id`), or an input that is not kept. */
export interface CaseFields {
  readonly id: string | null;
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

const EMPTY_FIELDS: CaseFields = { id: null, name: '', input: '', expected: '' };

const fieldsOf = ({ expected = '', ...rest }: TestCase): CaseFields => ({ ...rest, expected });

const isKept = (fields: CaseFields, cases: readonly TestCase[]): boolean =>
  cases.some(
    ({ id, name, input, expected = '' }) =>
      id === fields.id && name === fields.name && input === fields.input && expected === fields.expected,
  );

/** The submissions that ran on a custom input, with their expected output. */
function useRuns() {
  const [runs, setRuns] = useState<ReadonlyMap<string, CaseFields>>(new Map());
  return {
    note: (submission: string, fields: CaseFields) =>
      setRuns((before) => new Map(before).set(submission, fields)),
    find: (submission: string) => runs.get(submission),
  };
}

/** The input for the next run, and the kept test cases of this challenge. */
export function useCaseDesk(challenge: ChallengeView) {
  const kept = useKeptCases(challenge);
  const [fields, setFields] = useState(EMPTY_FIELDS);
  const runs = useRuns();
  const { cases } = kept;
  const keep = (wanted: CaseFields) => {
    const number = cases.length + 1;
    const { expected, ...rest } = wanted;
    const id = wanted.id ?? createIdempotencyKey();
    const name = wanted.name.trim() || t('number', { number });
    setFields({ ...wanted, id, name });
    void kept.save({ ...rest, id, name, ...(expected === '' ? {} : { expected }) });
  };
  const show = (next: CaseFields) => {
    // Changes of a kept case are kept, too: only an input without a name can be lost.
    if (fields.id !== null && !isKept(fields, cases)) keep(fields);
    setFields(next);
  };
  return {
    kept,
    fields,
    edit: (changes: Partial<CaseFields>) => setFields({ ...fields, ...changes }),
    isChanged: !isKept(fields, cases),
    keep: () => keep(fields),
    choose: (testCase: TestCase) => show(fieldsOf(testCase)),
    begin: () => show(EMPTY_FIELDS),
    /** Makes a case of an input on which the program failed, or shows the existing one. */
    make: (input: string, expected: string) => {
      const same = cases.find((each) => each.input === input);
      if (same !== undefined) show(fieldsOf(same));
      else keep({ ...EMPTY_FIELDS, input, expected });
    },
    remove: (id: string) => {
      setFields(EMPTY_FIELDS);
      void kept.remove(id);
    },
    noteRun: (submission: string, mode: Mode) => {
      if (mode === 'run' && fields.input !== '') runs.note(submission, fields);
    },
    findRun: runs.find,
  };
}

export type CaseDesk = ReturnType<typeof useCaseDesk>;
