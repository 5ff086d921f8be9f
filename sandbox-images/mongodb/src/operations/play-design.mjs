import { tryCrashes } from '../design/crash.mjs';
import { Fault, TooMuchWork } from '../design/meter.mjs';
import { playHistory } from '../design/play.mjs';
import { fromExtended } from '../extended-json.mjs';
import { failureOf } from './aggregate.mjs';

/**
 * Plays a history through a design and asks its questions, or, with `crash`, ends the program in the middle of events.
 * The collections are the design's own and gone afterwards.
 *
 * @param {unknown} _store
 * @param {{task: object, design: object, history: object, most: number, crash?: boolean}} command
 */
export function playDesign(_store, { task, design, history, most, crash = false }) {
  const setting = { task, design: fromExtended(design), history: fromExtended(history), most };
  try {
    return { end: 'done', ...(crash ? tryCrashes(setting) : playHistory(setting)) };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Fault || error.doing === undefined) throw error;
    const { part, place } = error.doing;
    const ended = error instanceof TooMuchWork ? { end: 'work', message: error.message } : failureOf(error);
    return { ...ended, at: `${part}${error.at ?? ''}`, place };
  }
}
