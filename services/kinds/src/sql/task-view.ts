import type { KindView, SqlView } from '@hone/contracts';

/** What a task adds to the learner's view. */
export type TaskView = Pick<KindView, 'samples' | 'groupNotes'> & Pick<SqlView, 'tables'>;
