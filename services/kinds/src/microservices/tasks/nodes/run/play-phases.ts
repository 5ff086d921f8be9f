import { delay } from '../../../../judging/delay.js';
import { createSeededRandom, type SeededRandom } from '../../../../judging/seeded-random.js';
import type { Phase } from '../scenario/scenario.js';
import { askOperation } from './ask-operation.js';
import type { Stage } from './stage.js';

/** The start of each operation of a phase, in milliseconds since the phase began: evenly spaced, shifted by the seed. */
function timesOf({ forMs, rate, atOnce }: Phase, random: SeededRandom): number[] {
  const bursts = Math.floor((forMs * rate) / 1000 / atOnce);
  const gap = forMs / Math.max(1, bursts);
  const times = Array.from({ length: bursts }, (_, at) => (at + random.int(0, 999) / 1000) * gap);
  return times.flatMap((atMs) => Array.from({ length: atOnce }, () => atMs));
}

/** One phase after the other; then waits until the last operation has ended. */
export async function playPhases(stage: Stage, signal: AbortSignal): Promise<void> {
  const random = createSeededRandom(stage.seed, 'load');
  const asked: Promise<unknown>[] = [];
  for (const phase of stage.scenario.phases)
    asked.push(...(await playPhase(stage, { phase, random }, signal)));
  await Promise.all(asked);
}

interface Playing {
  readonly phase: Phase;
  readonly random: SeededRandom;
}

async function playPhase(
  stage: Stage,
  { phase, random }: Playing,
  signal: AbortSignal,
): Promise<Promise<unknown>[]> {
  const { recorder, progress } = stage;
  progress.phase = phase.name;
  recorder.add({ type: 'phase', name: phase.name });
  const began = recorder.atMs;
  const asked: Promise<unknown>[] = [];
  for (const atMs of timesOf(phase, random)) {
    await until(stage, began + atMs, signal);
    asked.push(ask(stage, random));
  }
  await until(stage, began + phase.forMs, signal);
  return asked;
}

async function ask(stage: Stage, random: SeededRandom): Promise<void> {
  const { drawing, nodes } = stage;
  const node = random.pick(nodes);
  const request = drawing.draw(random);
  const ending = await askOperation(stage, { node, request });
  drawing.hear?.(request, ending);
}

async function until({ recorder }: Stage, atMs: number, signal: AbortSignal): Promise<void> {
  const left = atMs - recorder.atMs;
  if (left > 0) await delay(left, signal);
  else signal.throwIfAborted();
}
