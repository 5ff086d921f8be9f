/** Writes what each test file took, hooks included, to the file that `HONE_TEST_SECONDS` names: `{ path: seconds }`. */
import { writeFileSync } from 'node:fs';

export default class SecondsReporter {
  onTestRunEnd(modules) {
    const seconds = modules.map((module) => [module.moduleId, module.diagnostic().duration / 1000]);
    writeFileSync(process.env.HONE_TEST_SECONDS, JSON.stringify(Object.fromEntries(seconds)));
  }
}
