/** The kernel counts CPU in nanoseconds; limits, budgets and curves are in milliseconds. */
export const NS_PER_MS = 1e6;
