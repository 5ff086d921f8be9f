import type { Reason } from '@hone/contracts';
import type { ProgramOutcome } from '@hone/contracts/sandbox';

const REASONS: Readonly<Record<ProgramOutcome['status'], Reason>> = {
  exited: 'runtime-error',
  'runtime-error': 'runtime-error',
  'time-limit': 'time-limit',
  'memory-limit': 'memory-limit',
  'output-limit': 'output-limit',
  'process-limit': 'process-limit',
  aborted: 'runtime-error',
};

export const reasonOfEnd = ({ status }: ProgramOutcome): Reason => REASONS[status];

/** How a service ended, in a sentence. */
export function describeEnd({ status, exitCode, signal, limit }: ProgramOutcome): string {
  if (status === 'exited') return 'The service ended by itself with exit code 0.';
  if (status === 'runtime-error')
    return exitCode === null
      ? `The service was ended by signal ${signal}.`
      : `The service ended with exit code ${exitCode}.`;
  return `The service was stopped: ${limit ?? status} limit.`;
}
