import process from 'node:process';

import { open } from './document/open.mjs';
import { ANSWER } from './limits.mjs';
import { lint } from './lint/lint.mjs';
import { createValidator } from './validate/validate.mjs';

/**
 * The program that reads what a learner wrote. It is told one task at a time and may be ended in any of them: it keeps
 * nothing that the program which watches it does not have, too.
 *
 * @typedef {{number: number, text: string}} Opened  a document by its number, as JSON of what `open` answered
 */

/** @type {{number: number, opened: any, validate?: ReturnType<typeof createValidator>} | undefined} */
let held;

/** @param {Opened} document */
function take({ number, text }) {
  if (held?.number !== number) held = { number, opened: JSON.parse(text) };
  return held;
}

const TASKS = {
  open: (/** @type {any} */ task) => open(task),
  lint: (/** @type {any} */ task) => lint(take(task.document).opened, task.ruleset),
  /** Answers each case as soon as it is known: the next may be the last. */
  validate: (/** @type {any} */ task) => {
    const taken = take(task.document);
    const validate = (taken.validate ??= createValidator(taken.opened));
    for (const tried of task.cases) say({ part: validate(tried) });
    return {};
  },
};

/** @param {object} message */
function say(message) {
  process.send?.(message);
}

process.on('message', async (/** @type {any} */ task) => {
  try {
    const answer = await TASKS[/** @type {keyof typeof TASKS} */ (task.op)](task);
    const text = JSON.stringify(answer);
    if (text.length > ANSWER.bytes) say({ tooLarge: true });
    else say({ answer: text });
  } catch (error) {
    say({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit());
say({ ready: true });
