/** Calls `then` once after the given milliseconds, and returns a function that cancels the call. */
export type Schedule = (ms: number, then: () => void) => () => void;

/** The browser's own timer. */
export const schedule: Schedule = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};
