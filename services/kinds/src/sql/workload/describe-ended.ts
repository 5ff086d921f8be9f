import type { Reason } from '@hone/contracts';
import { evidenceText } from '../../judging/evidence-text.js';
import type { Failure } from '../checks/describe-failure.js';
import type { Workload } from './workload.js';
import type { Ended } from './ended.js';

const VALUES_CHARACTERS = 300;
const MESSAGE_CHARACTERS = 600;

const REASONS: Readonly<Record<'failed' | 'memory' | 'work', Reason>> = {
  failed: 'runtime-error',
  memory: 'memory-limit',
  work: 'too-slow',
};

/** Describes why a design did not complete a workload. `text` names the command, `detail` also its values. */
export function describeEnded(ended: Ended, workload: Workload, wallMs: number): Failure {
  if (!('at' in ended))
    return ended.end === 'stopped'
      ? { reason: 'time-limit', text: `The design was stopped after ${wallMs / 1000} seconds.` }
      : { reason: 'memory-limit', text: 'The design needed more memory than the box has.' };
  const { at, place, message } = ended;
  const text = `${evidenceText(at, 200)} failed: ${evidenceText(message, MESSAGE_CHARACTERS)}`;
  const what = /^reads[./]/.test(at) ? 'Question' : 'Event';
  const { values } = (what === 'Question' ? workload.questions : workload.events)[place] ?? {};
  const shown = evidenceText(JSON.stringify(values ?? {}), VALUES_CHARACTERS);
  // The message may quote values of the workload, which must stay hidden if the workload is.
  const outline = ended.end === 'failed' ? `${at} failed.` : text;
  return {
    reason: REASONS[ended.end],
    text: outline,
    detail: `${text}\n${what} ${place + 1} has the values ${shown}`,
  };
}
