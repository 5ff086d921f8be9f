import type { Check } from '@hone/contracts';
import { t } from '../strings/landing.js';

const MIB = 1024 * 1024;

/** What a learner sees, as an example on the first page: answers of a program that forgets requests at the same time. */
export function exampleChecks(): readonly Check[] {
  return [
    {
      id: 'sample',
      title: t('example.sample'),
      group: 'correct',
      weight: 1,
      required: true,
      status: 'pass',
      score: 1,
      visible: true,
      usage: { cpuMs: 31, wallMs: 38, memoryBytes: 9.4 * MIB },
    },
    {
      id: 'equal',
      title: t('example.sameTime'),
      group: 'correct',
      weight: 1,
      required: false,
      status: 'fail',
      reason: 'wrong-answer',
      score: 0,
      visible: true,
      evidence: { type: 'diff', expected: t('example.expected'), actual: t('example.actual') },
      usage: { cpuMs: 30, wallMs: 36, memoryBytes: 9.4 * MIB },
    },
    {
      id: 'burst',
      title: t('example.burst'),
      group: 'scale',
      weight: 1,
      required: false,
      status: 'pass',
      score: 1,
      visible: false,
      usage: { cpuMs: 412, wallMs: 430, memoryBytes: 38 * MIB },
    },
  ];
}
