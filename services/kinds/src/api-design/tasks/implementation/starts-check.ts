import type { Check } from '@hone/contracts';
import { failCheck, passCheck } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import { STARTS } from './plan-checks.js';
import type { Start } from './service.js';

/** The first check: whether the program compiles, and the service starts. */
export function startsCheck(compiles: boolean, start: Start | undefined): Check {
  if (!compiles)
    return failCheck(STARTS, 'compile-error', {
      evidence: { type: 'summary', text: 'Your program does not compile; nothing was run.' },
    });
  if (start === undefined || start.ok) return passCheck(STARTS);
  return failCheck(STARTS, start.reason, {
    evidence: { type: 'output', stdout: evidenceText(start.log), exit: start.why },
  });
}
