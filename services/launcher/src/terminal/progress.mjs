/**
 * Progress lines: seconds since the start, area, and what happened.
 *
 * @typedef {object} Progress
 * @property {(area: string, text: string) => void} say
 * @property {<T>(area: string, text: string, work: () => Promise<T>) => Promise<T>} step  says what begins and
 *   why, then how long it took
 * @property {() => number} elapsedMs
 */

/**
 * @param {{write: (line: string) => void, now: () => number}} ports
 * @returns {Progress}
 */
export function createProgress({ write, now }) {
  const started = now();
  const elapsedMs = () => now() - started;
  /** @param {string} area @param {string} text */
  const say = (area, text) => write(`[${seconds(elapsedMs()).padStart(7)}] ${area.padEnd(9)} ${text}\n`);
  return {
    say,
    elapsedMs,
    async step(area, text, work) {
      say(area, `${text} …`);
      const begun = now();
      const result = await work();
      say(area, `done (${seconds(now() - begun)})`);
      return result;
    },
  };
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
