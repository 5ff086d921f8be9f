import { TIME } from '../limits.mjs';

/** @typedef {{id: string, schema: string, value: unknown, direction: string}} Case */

/**
 * Tries all cases. One that takes too long or too much ends as `limit`, and the others go on in another program; when
 * the time of the request is over, those that are left end so, too.
 *
 * @param {import('./bench.mjs').Bench} bench
 * @param {import('./dispatch.mjs').Kept} document
 * @param {Case[]} cases
 * @param {Pick<typeof TIME, "validation" | "validationCase">} [time]
 */
export async function validateAll(bench, document, cases, time = TIME) {
  /** @type {object[]} */
  const results = [];
  const timeOfTasks = () => performance.now() - bench.waitedMs;
  const began = timeOfTasks();
  let lostMs = 0;
  while (results.length < cases.length) {
    const left = cases.slice(results.length);
    const isOver = lostMs >= time.validation.cpuMs || timeOfTasks() - began >= time.validation.wallMs;
    if (isOver) return [...results, ...left.map(({ id }) => atLimit(id))];
    const task = { op: 'validate', document, cases: left };
    const outcome = await bench.ask(task, time.validationCase, (part) => results.push(part));
    const [stopped] = cases.slice(results.length);
    if (!('limit' in outcome) || stopped === undefined) continue;
    lostMs += time.validationCase.cpuMs;
    results.push(atLimit(stopped.id));
  }
  return results;
}

/** @param {string} id */
const atLimit = (id) => ({ id, outcome: 'limit', errors: [] });
