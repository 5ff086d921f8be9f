/** Owns a task's tables, where a learner may change them; no superuser. */
export const TABLE_OWNER = 'task_owner';
