import { cpuTimeOf, waitedForCore } from './cpu-time.mjs';

const LOOK_EVERY_MS = 20;

/** @typedef {{cpuMs: number, wallMs: number}} Limits */

/**
 * Watches what a process uses, and calls `onOver` once when it is beyond the limits. Wall time in which it waited for
 * a core does not count: no document makes a machine busy.
 *
 * @param {number} pid
 * @param {Limits} limits
 * @param {() => void} onOver
 */
export function watch(pid, limits, onOver) {
  const look = (last = { cpu: 0, waited: 0 }) => ({
    cpu: cpuTimeOf(pid) ?? last.cpu,
    waited: waitedForCore(pid) ?? last.waited,
    at: performance.now(),
  });
  const first = look();
  let since = first;
  let now = first;
  const timer = setInterval(() => {
    now = look(now);
    const wall = now.at - since.at - (now.waited - since.waited);
    if (now.cpu - since.cpu <= limits.cpuMs && wall <= limits.wallMs) return;
    clearInterval(timer);
    onOver();
  }, LOOK_EVERY_MS);
  return {
    /** What comes now has the limits anew. */
    again() {
      since = now = look(now);
    },
    /** Tells how long it waited for a core, in milliseconds. */
    stop() {
      clearInterval(timer);
      return now.waited - first.waited;
    },
  };
}
