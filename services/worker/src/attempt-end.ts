/** How an attempt ended, for the worker's metrics. */
export type AttemptEnd = 'judged' | 'staged' | 'fault' | 'returned' | 'dropped';
