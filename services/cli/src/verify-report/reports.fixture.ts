import type { ChallengeReport, GradingReport, SolutionReport } from '@hone/grading';

export const gradingOf = (changes: Partial<GradingReport> = {}): GradingReport => ({
  seed: '5eed',
  verdict: 'accepted',
  reason: null,
  percent: 100,
  failing: [],
  groups: [],
  cpuMs: 12.4,
  memoryBytes: 3 * 1024 * 1024,
  ratio: null,
  ...changes,
});

export const solutionOf = (changes: Partial<SolutionReport> = {}): SolutionReport => ({
  path: 'solutions/accepted/reference-python',
  language: 'python',
  expected: 'accepted',
  got: 'accepted, score 100',
  ok: true,
  gradings: [gradingOf()],
  ...changes,
});

export const reportOf = (changes: Partial<ChallengeReport> = {}): ChallengeReport => ({
  slug: 'tiny-task',
  path: 'challenges/tiny-task',
  ok: true,
  findings: [],
  solutions: [solutionOf()],
  starters: [{ language: 'python', got: 'rejected, score 0', ok: true, gradings: [] }],
  cheats: { planted: false, reason: 'they were not requested' },
  ...changes,
});
