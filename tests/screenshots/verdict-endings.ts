import type { Check, Evidence, EventBody, Glimpse, Mode, Score, Verdict } from '@hone/contracts';

/** A check that failed, or what the changes say. */
export const checkOf = (title: string, changes: Partial<Check>): Check => ({
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  group: 'correct',
  weight: 1,
  required: true,
  status: 'fail',
  score: 0,
  visible: true,
  reason: 'wrong-answer',
  ...changes,
});

export const passed = Array.from({ length: 9 }, (_, index) =>
  checkOf(`Family ${index + 1}`, { status: 'pass', score: 1, reason: undefined, visible: false }),
);

const scoreOf = (points: number, lead: Check): Score => ({
  points,
  max: 100,
  percent: points,
  groups: [
    {
      id: 'correct',
      title: 'Correctness',
      points,
      max: 100,
      components: [{ check: lead.id, points: lead.score * 8.7, max: 8.7, status: lead.status }],
    },
  ],
});

/** The end of a submission, and its page's knowledge of hidden data. */
export interface Ending {
  readonly mode: Mode;
  readonly events: readonly EventBody[];
  readonly glimpses?: readonly Glimpse[];
}

/** A submission whose verdict one check explains. */
export function ending(lead: Check, verdict: Verdict, points: number, others: readonly Check[]): Ending {
  return { mode: 'submit', events: eventsOf([...others, lead], lead, verdict, scoreOf(points, lead)) };
}

/** A sample run that passes; it has no score. */
export const passedRun = (title: string, evidence: Evidence): Ending => {
  const check = checkOf(title, { evidence, reason: undefined, status: 'pass', score: 1 });
  return { mode: 'run', events: eventsOf([check], check, 'accepted', null) };
};

const eventsOf = (
  checks: readonly Check[],
  { reason }: Check,
  verdict: Verdict,
  score: Score | null,
): EventBody[] => [
  { type: 'grading.started', data: { attempt: 1 } },
  { type: 'grading.phase', data: { phase: 'run' } },
  ...checks.map((check, index): EventBody => ({
    type: 'grading.check',
    data: { check, done: index + 1, total: checks.length },
  })),
  { type: 'grading.finished', data: { verdict, reason: reason ?? null, score } },
];

/** A submission that fails for the finding of one check. */
export const failed = (title: string, evidence: Evidence, changes: Partial<Check> = {}): Ending =>
  ending(checkOf(title, { evidence, ...changes }), 'rejected', 12, passed);
