import { setTimeout as delay } from 'node:timers/promises';
import type { LiveBox } from './live-box.js';
import type { Responder } from './run-lane.js';

/** A runner that is alive has answered by then. */
const ANSWER_MS = 1000;

/** A runner answers also during a run; its earlier messages have arrived by then. */
export async function findResponder(
  live: LiveBox,
  engineAnswers: () => Promise<boolean>,
): Promise<Responder> {
  if (!(await engineAnswers())) return 'nobody';
  const answered = live.session.stat().then(
    () => true,
    () => false,
  );
  return (await Promise.race([answered, delay(ANSWER_MS, false, { ref: false })])) ? 'runner' : 'engine';
}
