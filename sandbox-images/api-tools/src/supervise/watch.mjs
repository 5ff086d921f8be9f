import { cpuTimeOf } from './cpu-time.mjs';

const LOOK_EVERY_MS = 20;

/** @typedef {{cpuMs: number, wallMs: number}} Limits */

/**
 * Watches what a process uses, and calls `onOver` once when it is beyond the limits.
 *
 * @param {number} pid
 * @param {Limits} limits
 * @param {() => void} onOver
 */
export function watch(pid, limits, onOver) {
  let since = { cpu: cpuTimeOf(pid) ?? 0, at: performance.now() };
  const timer = setInterval(() => {
    const cpu = (cpuTimeOf(pid) ?? since.cpu) - since.cpu;
    if (cpu <= limits.cpuMs && performance.now() - since.at <= limits.wallMs) return;
    clearInterval(timer);
    onOver();
  }, LOOK_EVERY_MS);
  return {
    /** What comes now has the limits anew. */
    again() {
      since = { cpu: cpuTimeOf(pid) ?? since.cpu, at: performance.now() };
    },
    stop: () => clearInterval(timer),
  };
}
