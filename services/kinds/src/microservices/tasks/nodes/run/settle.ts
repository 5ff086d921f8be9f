import { delay } from '../../../../judging/delay.js';
import { askOperation } from './ask-operation.js';
import type { Stage } from './stage.js';

const ASK_EVERY_MS = 250;

/** Polls every node until all have settled or their time is over; for workloads that need it. */
export async function settle(stage: Stage, signal: AbortSignal): Promise<void> {
  const { drawing, scenario, recorder, nodes, progress } = stage;
  if (drawing.settle === undefined) return;
  const { request } = drawing.settle;
  progress.phase = 'settle';
  recorder.add({ type: 'phase', name: 'settle' });
  const began = recorder.atMs;
  for (;;) {
    const asked = nodes.map((node) => askOperation(stage, { node, request, isFinal: true }));
    const endings = await Promise.all(asked);
    const outputs = endings.map((ending) => (ending.type === 'ok' ? ending.output : undefined));
    if (drawing.settle.isSettled(outputs) || recorder.atMs - began >= scenario.settleMs) return;
    await delay(ASK_EVERY_MS, signal);
  }
}
