/** Calls `then` after so many milliseconds; what it returns cancels that. */
export type Schedule = (ms: number, then: () => void) => () => void;

/** The browser's own timer. */
export const schedule: Schedule = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};
