import type { Check } from '@hone/contracts';

const MIB = 1024 * 1024;

/** What a learner sees, as an example on the first page: answers of a program that forgets equal moments. */
export const EXAMPLE_CHECKS: readonly Check[] = [
  {
    id: 'sample',
    title: 'Sample: a quiet morning',
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
    title: 'Requests at the same moment',
    group: 'correct',
    weight: 1,
    required: false,
    status: 'fail',
    reason: 'wrong-answer',
    score: 0,
    visible: true,
    evidence: {
      type: 'diff',
      expected: 'busiest 4, from 95 ms\nwindows 3\n',
      actual: 'busiest 3, from 95 ms\nwindows 3\n',
    },
    usage: { cpuMs: 30, wallMs: 36, memoryBytes: 9.4 * MIB },
  },
  {
    id: 'burst',
    title: 'One burst of 200 000 requests',
    group: 'scale',
    weight: 1,
    required: false,
    status: 'pass',
    score: 1,
    visible: false,
    usage: { cpuMs: 412, wallMs: 430, memoryBytes: 38 * MIB },
  },
];
