import type { Place } from './places.js';

/** One small mistake at a key. */
export interface PipelineChange {
  readonly operator:
    | 'boundary'
    | 'logic'
    | 'condition'
    | 'equality'
    | 'order'
    | 'limit'
    | 'count'
    | 'aggregate'
    | 'duplicates'
    | 'unwind'
    | 'null'
    | 'elements'
    | 'group'
    | 'lookup'
    | 'compute';
  /** The replacement in a few words; part of the mutant's id. */
  readonly detail: string;
  /** Makes the mistake in a copy of the pipeline, which is Extended JSON. */
  readonly apply: (pipeline: unknown) => unknown;
}

/** All mistakes of one kind at a key. */
export type PipelineOperator = (place: Place) => readonly PipelineChange[];
