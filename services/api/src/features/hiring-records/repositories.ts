import type { z } from 'zod';
import type { RecordStore } from '../../storage/record-store.js';
import type { HIRING_COLLECTIONS } from './collections.js';

type Collections = typeof HIRING_COLLECTIONS;

/** The stores of assessments, one per collection. */
export type HiringRepositories = {
  readonly [N in keyof Collections]: RecordStore<
    z.output<Collections[N]['schema']>,
    Extract<Collections[N]['fields'][number], keyof z.output<Collections[N]['schema']>>
  >;
};
