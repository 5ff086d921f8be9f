/**
 * Writes the time of each test file, hooks included, to the file that `HONE_TEST_SECONDS` names: `{ path: seconds }`. If
 * `HONE_TEST_JOURNAL` names a journal, records each file of the step `HONE_TEST_STEP` there as it ends. Prints why a
 * test failed at once: Vitest prints it after all files, which is hours later in a nightly run.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { writeJournal } from './journal.mjs';

const secondsOf = (module) => module.diagnostic().duration / 1000;

/** A test that was left out counts as a failure, and so does a hook after the last test. */
function countModule(module) {
  const tests = [...module.children.allTests()];
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  const unwell = tests.length - passed;
  const failed = unwell === 0 && !module.ok() ? 1 : unwell;
  return { passed, failed, skipped: 0, seconds: Math.round(secondsOf(module) * 10) / 10 };
}

export default class SecondsReporter {
  onInit({ config }) {
    this.root = config.root;
    const journal = process.env.HONE_TEST_JOURNAL;
    if (journal !== undefined) this.note = writeJournal(journal);
  }

  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    const why = errors.map(({ message, stack = '', diff = '' }) =>
      [stack || message, diff].join('\n').trim(),
    );
    process.stdout.write(
      `\nFAILED ${test.module.relativeModuleId} > ${test.fullName}\n${why.join('\n')}\n\n`,
    );
  }

  onTestModuleEnd(module) {
    const file = relative(this.root, module.moduleId);
    this.note?.({ kind: 'file', step: process.env.HONE_TEST_STEP, file, ...countModule(module) });
  }

  onTestRunEnd(modules) {
    const seconds = modules.map((module) => [module.moduleId, secondsOf(module)]);
    writeFileSync(process.env.HONE_TEST_SECONDS, JSON.stringify(Object.fromEntries(seconds)));
  }
}
