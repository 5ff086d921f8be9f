import { watch as watchFiles } from 'node:fs/promises';
import type { SubmitBody } from '@hone/contracts';
import { listenForStop } from '../listen-for-stop.js';
import { EXIT, type Output } from '../output.js';
import { digestOf, getFolder, type ChallengeFolder } from './folder.js';
import { LearnerError, writeFailure } from './learner-error.js';
import { readWork } from './read-work.js';
import { runBody, type RunFlags } from './run.js';
import { systemParts } from './send-work.js';
import { openSignedIn, type Session } from './session.js';

/** Editors write a file in several steps. */
const SETTLE_MS = 250;

/** `hone watch`: runs the samples whenever the files that would be sent have changed. Submits nothing. */
export async function watch(path: string, flags: RunFlags, output: Output): Promise<number> {
  const folder = await getFolder(path);
  const session = await openSignedIn(flags, folder);
  const stop = listenForStop();
  try {
    output.note(`Watching ${folder.path}. Save a file to run it; press Ctrl+C to stop.`);
    const runner = createRunner(folder, session, flags, output, stop.signal);
    await runner.runChanged();
    for await (const _change of changesIn(folder.path, stop.signal)) {
      await systemParts.timer.pause(SETTLE_MS, stop.signal);
      if (!stop.signal.aborted) await runner.runChanged();
    }
    return EXIT.ok;
  } finally {
    stop.forget();
  }
}

async function* changesIn(path: string, signal: AbortSignal): AsyncIterable<unknown> {
  try {
    yield* watchFiles(path, { recursive: true, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Runs the files if they differ from the last run; a failure is reported and does not end the watch. */
function createRunner(
  folder: ChallengeFolder,
  session: Session,
  flags: RunFlags,
  output: Output,
  signal: AbortSignal,
) {
  let last = '';
  const runOnce = async (): Promise<void> => {
    const body = await readWork(folder, 'run', flags, output);
    const digest = digestOf(JSON.stringify(body));
    if (digest === last) return;
    last = digest;
    await runNow(body);
  };
  const runNow = async (body: SubmitBody): Promise<void> => {
    output.note(
      `\n${new Date().toLocaleTimeString()}  running ${body.files.map((file) => file.path).join(', ')}`,
    );
    await runBody(body, { ...systemParts, chosen: session, client: session.client, output, signal });
  };
  return {
    async runChanged(): Promise<void> {
      try {
        await runOnce();
      } catch (error) {
        if (!(error instanceof LearnerError)) throw error;
        output.note(writeFailure(error));
      }
    },
  };
}
