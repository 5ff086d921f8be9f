import { breaking } from '../breaking/breaking.mjs';
import { OPENED, TIME } from '../limits.mjs';
import { validateAll } from './validate-all.mjs';

/**
 * @typedef {{number: number, text: string}} Kept  what `open` answered, as JSON
 * @typedef {{end: 'done', answer?: unknown} | {end: 'limit', code: string, message: string}} Answer
 */

const MESSAGES = {
  'time-limit': 'Reading the document takes too long.',
  'memory-limit': 'Reading the document takes too much memory.',
  'output-limit': 'What is to be said of the document is too large.',
};

/** @param {keyof typeof MESSAGES} code @returns {Answer} */
export const limitAnswer = (code) => ({ end: 'limit', code, message: MESSAGES[code] });

/**
 * Answers requests, one after the other. Documents are kept as text between them; only the program that may be ended
 * looks into them.
 *
 * @param {import('./bench.mjs').Bench} bench
 * @param {{program: string, folder: string}} oasdiff  the program, and where it may be given files
 */
export function createDispatcher(bench, oasdiff) {
  /** @type {Map<string, Kept>} */
  const opened = new Map();
  let count = 0;
  const find = (/** @type {string} */ name) => {
    const kept = opened.get(name);
    if (kept === undefined) throw new Error(`no document is open as ${JSON.stringify(name)}`);
    return kept;
  };
  /** @type {Record<string, (request: any) => Promise<Answer> | Answer>} */
  const operations = {
    ping: () => ({ end: 'done' }),
    async open({ name, files, main }) {
      if (!opened.has(name) && opened.size >= OPENED) throw new Error(`${OPENED} documents are open already`);
      opened.delete(name);
      const outcome = await bench.ask({ op: 'open', files, main }, TIME.open);
      if ('limit' in outcome) return limitAnswer(outcome.limit);
      const answer = JSON.parse(outcome.answer);
      count += 1;
      if (answer.ok) opened.set(name, { number: count, text: outcome.answer });
      return { end: 'done', answer };
    },
    async validate({ name, cases }) {
      return { end: 'done', answer: { results: await validateAll(bench, find(name), cases) } };
    },
    async lint({ name, ruleset }) {
      const outcome = await bench.ask({ op: 'lint', document: find(name), ruleset }, TIME.lint);
      return 'limit' in outcome
        ? limitAnswer(outcome.limit)
        : { end: 'done', answer: JSON.parse(outcome.answer) };
    },
    async breaking({ base, revision }) {
      const outcome = await breaking(oasdiff, find(base).text, find(revision).text);
      return 'limit' in outcome ? limitAnswer(outcome.limit) : { end: 'done', answer: outcome };
    },
  };
  return async (/** @type {string} */ text) => {
    try {
      const request = JSON.parse(text);
      const operation = Object.hasOwn(operations, request.op) ? operations[request.op] : undefined;
      if (operation === undefined) throw new Error(`there is no operation ${String(request.op)}`);
      return await operation(request);
    } catch (error) {
      // Whatever a learner's document does is answered; what comes here is a mistake of the task's files or ours.
      return { end: 'broken', message: error instanceof Error ? error.message : String(error) };
    }
  };
}
