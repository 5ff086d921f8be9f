import { Crashed } from './meter.mjs';
import { beginGame } from './play.mjs';

/** Stops that are tried of an event that writes many documents. */
const MOST_STOPS = 8;
const MOST_EVENTS_OF_A_KIND = 3;

/**
 * Ends the program after each document that an atomic event writes, and asks all questions: all answers together must be
 * those from before the event or those from after it. Then the event is delivered again, as somebody who was told nothing
 * does, and the answers must be those from after it.
 */
export function tryCrashes(setting) {
  const { task, history } = setting;
  const tried = {};
  for (const [place, { event }] of history.events.entries()) {
    if (!task.events[event].atomic) continue;
    const trials = (tried[event] ??= { events: 0, stops: 0 });
    if (trials.broken !== undefined || trials.events >= MOST_EVENTS_OF_A_KIND) continue;
    trials.events += 1;
    tryEvent(setting, place, trials);
  }
  return { crashes: tried };
}

function tryEvent(setting, place, trials) {
  const { history, task } = setting;
  const event = history.events[place];
  const before = answersAfter(setting, place, Infinity);
  const after = answersAfter(setting, place + 1, Infinity);
  for (const stop of stopsOf(after.written)) {
    trials.stops += 1;
    const game = answersAfter(setting, place + 1, stop);
    const path = differingPath(history.questions, game.answers, before.answers, after.answers);
    if (path !== undefined) return void (trials.broken = { stop, of: after.written, ...path });
    if (!task.events[event.event].repeats) continue;
    game.play(event, place);
    const again = differingFrom(history.questions, game.askAll(), after.answers);
    if (again !== undefined)
      return void (trials.broken = { stop, of: after.written, path: again, when: 'again' });
  }
}

function stopsOf(written) {
  const all = Array.from({ length: Math.max(0, written - 1) }, (_each, at) => at + 1);
  if (all.length <= MOST_STOPS) return all;
  return Array.from(
    { length: MOST_STOPS },
    (_each, at) => all[Math.round((at * (all.length - 1)) / (MOST_STOPS - 1))],
  );
}

/** All answers after the first `count` events, of which the last is ended after so many writes. */
function answersAfter({ task, design, history, most }, count, crashAfter) {
  const game = beginGame({ task, design, most });
  let written = 0;
  for (const [place, event] of history.events.slice(0, count).entries()) {
    const isLast = place === count - 1;
    if (isLast) game.meter.crashAfter = crashAfter;
    try {
      game.play(event, place);
    } catch (error) {
      if (!(error instanceof Crashed)) throw error;
    }
    written = game.meter.counts.documents;
    game.meter.crashAfter = Infinity;
  }
  const askAll = () => history.questions.map((question, place) => JSON.stringify(game.ask(question, place)));
  return { play: game.play, askAll, answers: askAll(), written };
}

/**
 * All answers together belong to one moment. Where they do not, the first that belongs to neither is told, else two that
 * belong to different ones: `path` shows the event already, `behind` does not yet.
 */
function differingPath(questions, answers, before, after) {
  const notAfter = answers.findIndex((answer, at) => answer !== after[at]);
  const notBefore = answers.findIndex((answer, at) => answer !== before[at]);
  if (notAfter === -1 || notBefore === -1) return undefined;
  const neither = answers.findIndex((answer, at) => answer !== after[at] && answer !== before[at]);
  if (neither !== -1) return { path: questions[neither].path, when: 'between' };
  return { path: questions[notBefore].path, behind: questions[notAfter].path, when: 'between' };
}

function differingFrom(questions, answers, others) {
  const place = answers.findIndex((answer, at) => answer !== others[at]);
  return place === -1 ? undefined : questions[place].path;
}
