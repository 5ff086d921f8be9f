import { fromExtended } from '../extended-json.mjs';
import { createLanguage } from '../language.mjs';
import { ResultCollector } from '../result.mjs';

/**
 * Runs a pipeline on a collection. `caps` says what the result may measure; reading stops there.
 *
 * @param {ReturnType<typeof import('../store.mjs').createStore>} store
 * @param {{from: string, pipeline: unknown, caps: import('../result.mjs').Caps}} command
 */
export function aggregate(store, { from, pipeline, caps }) {
  const documents = store.find(from);
  if (documents === undefined) return { end: 'failed', message: `there is no collection ${from}` };
  const collector = new ResultCollector(caps);
  try {
    const stream = createLanguage(store).stream(documents, fromExtended(pipeline));
    for (let next = stream.next(); !next.done; next = stream.next()) {
      const full = collector.add(next.value);
      if (full !== undefined) return { end: full };
    }
    return { end: 'done', ...collector.result() };
  } catch (error) {
    return failureOf(error);
  }
}

/** What a pipeline did wrong. @param {unknown} error */
export function failureOf(error) {
  const message = String(error instanceof Error ? error.message : error);
  // A text, an array or a depth beyond what the machine can make.
  if (
    error instanceof RangeError &&
    /invalid (string|array|typed array) length|call stack|out of memory/i.test(message)
  )
    return { end: 'memory', message };
  return { end: 'failed', message };
}
