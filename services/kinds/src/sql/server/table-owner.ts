/** Owns a task's tables if a learner may change them; not a superuser. */
export const TABLE_OWNER = 'task_owner';
