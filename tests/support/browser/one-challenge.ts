import type { ChallengeView } from '@hone/contracts';

/** A placeholder challenge for views of results; its text has no effect on them. */
export const ONE_CHALLENGE: ChallengeView = {
  slug: 'gossip',
  title: 'Top sellers with ties',
  kind: 'sql',
  summary: 'A report of the best sellers of each region.',
  difficulty: 2,
  minutes: 20,
  skills: ['relational'],
  languages: ['python'],
  status: 'tried',
  version: 1,
  statement: 'For each region, print the **three best-selling products** with their revenue.\n',
  starter: { python: [{ path: 'main.py', content: 'import sys\n\nprint("hello")\n' }] },
  samples: [],
  limits: { cpuMs: 2_000, wallMs: 6_000, memoryMiB: 256, outputKiB: 1_024, processes: 32 },
  groups: [{ id: 'correct', title: 'Correctness', weight: 100 }],
  hintsAvailable: 3,
  submit: ['main.py'],
};

/** Its page, and its learner's aids. */
export const ANSWERS_OF_CHALLENGE = {
  '/challenges/gossip': ONE_CHALLENGE,
  '/challenges/gossip/aids': {
    hints: [],
    hintsAvailable: 3,
    attemptsToNextHint: 0,
    solved: true,
    gaveUp: false,
    editorial: true,
  },
};
