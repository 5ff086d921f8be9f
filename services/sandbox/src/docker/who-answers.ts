import { setTimeout as delay } from 'node:timers/promises';
import type { LiveBox } from './live-box.js';
import type { Answering } from './run-lane.js';

/** A runner that has something to say has said it by then. */
const WORD_MS = 1000;

/** A runner answers also during a run; what it said before has then arrived. */
export async function whoAnswers(live: LiveBox, engineAnswers: () => Promise<boolean>): Promise<Answering> {
  if (!(await engineAnswers())) return 'nobody';
  const told = live.session.stat().then(
    () => true,
    () => false,
  );
  return (await Promise.race([told, delay(WORD_MS, false, { ref: false })])) ? 'runner' : 'engine';
}
