import type { KindView, SqlView } from '@hone/contracts';

/** The part of the learner's view that a task adds. */
export type TaskView = Pick<KindView, 'samples' | 'groupNotes'> & Pick<SqlView, 'tables'>;
