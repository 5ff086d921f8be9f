import { answerRows } from './answer-rows.mjs';
import { sendWrites } from './commands.mjs';
import { Database } from './database.mjs';
import { DuplicateKey } from './index-keys.mjs';
import { Meter } from './meter.mjs';
import { answerRead } from './reads.mjs';

/**
 * Plays a history through a design's writes and asks its questions through its reads. What each event and question cost
 * at worst is told beside the answers.
 */
export function playHistory({ task, design, history, most }) {
  const game = beginGame({ task, design, most });
  for (const [place, event] of history.events.entries()) game.play(event, place);
  const answers = history.questions.map((question, place) => game.ask(question, place));
  return { answers, ...game.costs() };
}

/** A database that events and questions can be sent to. */
export function beginGame({ task, design, most }) {
  const meter = new Meter(most);
  const database = new Database(design, meter);
  const writes = {};
  const reads = {};
  const play = ({ event, values }, place) => {
    meter.begin();
    try {
      sendWrites(database, design.writes[event], values);
    } catch (error) {
      error.doing = { part: `writes.${event}`, place };
      // A program that delivers an event again is told so, and has nothing more to do.
      if (!(error instanceof DuplicateKey && task.events[event].repeats)) throw error;
    } finally {
      keepWorst(writes, event, meter.counts);
    }
  };
  const ask = ({ path, values }, place) => {
    meter.begin();
    try {
      const answer = answerRows(answerRead(database, design.reads[path], values), task.paths[path].columns);
      keepWorst(reads, path, { ...meter.counts, documents: answer.rows.length, bytes: answer.bytes });
      return answer;
    } catch (error) {
      error.doing = { part: `reads.${path}`, place };
      throw error;
    }
  };
  return { meter, play, ask, costs: () => ({ writes, reads, largest: largestOf(database) }) };
}

function keepWorst(worst, name, counts) {
  const before = worst[name] ?? {};
  worst[name] = Object.fromEntries(
    Object.entries(counts).map(([unit, count]) => [unit, Math.max(count, before[unit] ?? 0)]),
  );
}

const largestOf = ({ collections }) =>
  [...collections.values()].map(({ name, largest }) => ({ collection: name, ...largest }));
