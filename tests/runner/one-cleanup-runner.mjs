/**
 * The runner of Vitest, with one clean-up a worker. Vitest 4 registers it again for each file, and each of them goes through
 * the fixtures of all files: for hundreds of files in one worker (`isolate: false`) that is half a minute at its end, and
 * gigabytes of promises. One call cleans up as much.
 */
import { TestRunner } from 'vitest';

let registered = false;

export default class OneCleanupRunner extends TestRunner {
  onCleanupWorkerContext(listener) {
    if (registered) return;
    registered = true;
    super.onCleanupWorkerContext(listener);
  }
}
