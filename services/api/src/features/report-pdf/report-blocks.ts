import type { Credit, Decision, Fact, Review, SittingReport, SkillResult } from '@hone/contracts/hiring';

/** What a sheet is made of, in order. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Longer notes would make the file too long to print; the page shows them in full. */
const MAX_TEXT_CHARS = 2_000;
const MAX_NOTES = 60;

const STATUSES: Record<SittingReport['row']['status'], string> = {
  invited: 'invited',
  opened: 'invitation opened',
  started: 'in progress',
  'handed-in': 'handed in',
  graded: 'graded',
  reviewed: 'reviewed',
  decided: 'decided',
  expired: 'expired',
  revoked: 'revoked',
};
const OUTCOMES: Record<Decision['outcome'], string> = {
  advance: 'Advance',
  hold: 'Hold',
  decline: 'Decline',
};
const CREDITS: Record<Credit['reason'], string> = {
  outage: 'the platform was not available',
  team: 'given by the team',
  pause: 'paused',
};

/** A report as one member may read it, as blocks of text. Times are in UTC. */
export function blocksOf(report: SittingReport): Block[] {
  return [
    title(nameOf(report)),
    ...sittingBlocks(report),
    ...resultBlocks(report),
    ...skillBlocks(report),
    ...factBlocks(report),
    ...reviewBlocks(report),
    ...decisionBlocks(report),
  ];
}

const title = (text: string): Block => ({ kind: 'title', text });
const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text: shorten(text) });
const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
});

const shorten = (text: string): string =>
  text.length <= MAX_TEXT_CHARS
    ? text
    : `${text.slice(0, MAX_TEXT_CHARS)} … (the rest is on the report page)`;
const timeOf = (at: string | null): string =>
  at === null ? '–' : `${at.slice(0, 16).replace('T', ' ')} UTC`;
const percentOf = (percent: number | null, otherwise: string): string =>
  percent === null ? otherwise : `${Math.round(percent * 10) / 10}%`;
const minutesOf = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** What the reader may call the candidate; the page uses the same name. */
export function nameOf({ row }: SittingReport): string {
  const { name, email } = row.candidate;
  return name ?? email ?? `Candidate ${row.id.slice(-6)}`;
}

function sittingBlocks({ row, finishedBy, extraTimePercent, credits, erasesAt }: SittingReport): Block[] {
  const rows = [
    ['Assessment', `${row.assessment.title}, version ${row.assessment.version}`],
    ['Status', STATUSES[row.status]],
    ...(row.candidate.name !== null && row.candidate.email !== null ? [['E-mail', row.candidate.email]] : []),
    ['Invited', timeOf(row.invitedAt)],
    ...(row.opensAt === null
      ? []
      : [['Window to start', `${timeOf(row.opensAt)} to ${timeOf(row.expiresAt)}`]]),
    ['Started', timeOf(row.startedAt)],
    ['Ended', `${timeOf(row.finishedAt)}${finishedBy === 'deadline' ? ', at the deadline' : ''}`],
    ...(extraTimePercent > 0 ? [['Extra time', `${extraTimePercent}%`]] : []),
    ...credits.map(({ minutes, reason, note }) => [
      'Time added',
      `${minutesOf(minutes)}: ${note ?? CREDITS[reason]}`,
    ]),
    ...(erasesAt === null ? [] : [['Data is erased', timeOf(erasesAt)]]),
  ];
  return [table([], rows)];
}

function resultBlocks({ row, items }: SittingReport): Block[] {
  if (row.hidden)
    return [
      heading('Result'),
      paragraph('Points, verdicts and other reviews are hidden until you hand in your own review.'),
    ];
  const rows = items.map(({ title: name, weight, submissions, counted, percent }) => {
    const answer = submissions.find(({ id }) => id === counted);
    const by = answer?.by === 'deadline' ? 'newest code at the deadline' : (answer?.language ?? 'no answer');
    return [name, String(weight), by, answer === undefined ? '0%' : percentOf(percent, 'being graded')];
  });
  const groups = items.flatMap(({ title: name, score }) =>
    (score?.groups ?? []).map((group) => [
      name,
      group.title,
      `${round(group.points)} of ${round(group.max)}`,
    ]),
  );
  return [
    heading(`Result: ${percentOf(row.percent, 'not complete')}`),
    table(['Challenge', 'Weight', 'What counted', 'Result'], rows),
    ...(groups.length === 0 ? [] : [table(['Challenge', 'Group of checks', 'Points'], groups)]),
  ];
}

const round = (points: number): number => Math.round(points * 10) / 10;

function rangeOf({ percent, range }: SkillResult): string {
  if (range !== null) return `${range.low}% to ${range.high}%`;
  return percent === null ? '–' : 'one challenge';
}

function skillBlocks({ skills, row }: SittingReport): Block[] {
  if (row.hidden || skills.length === 0) return [];
  const rows = skills.map((result) => [
    result.skill,
    percentOf(result.percent, 'not measured'),
    rangeOf(result),
    `${result.items} of ${result.items + result.unmeasured}`,
  ]);
  return [
    heading('Skills'),
    table(['Skill', 'Result', '80% range', 'Challenges'], rows),
    paragraph('Ranges show how uncertain results are, since there are few challenges and measurements vary.'),
  ];
}

function factBlocks({ facts, comments, messages }: SittingReport): Block[] {
  const lines = [
    `${facts.length} facts were recorded; the candidate sees the same list. ${countFacts(facts)}`,
    ...comments.map(({ fact, text }) => `${fact === null ? 'Comment' : `Comment on fact ${fact}`}: ${text}`),
    ...messages.map(({ at, text }) => `Message of ${timeOf(at)}: ${text}`),
  ];
  return [heading('What was recorded'), ...someOf(lines)];
}

function countFacts(facts: readonly Fact[]): string {
  const count = (type: Fact['type']): number => facts.filter((fact) => fact.type === type).length;
  const outside = facts.filter(({ type, detail }) => type === 'paste' && detail['from'] === 'outside');
  return (
    `Runs: ${count('run')}, submissions: ${count('submit')}, pastes: ${count('paste')} ` +
    `(${outside.length} from outside), times away: ${count('focus-lost')}, times offline: ${count('offline')}.`
  );
}

const someOf = (lines: readonly string[]): Block[] => [
  ...lines.slice(0, MAX_NOTES).map(paragraph),
  ...(lines.length > MAX_NOTES
    ? [paragraph(`${lines.length - MAX_NOTES} more are on the report page.`)]
    : []),
];

function reviewBlocks({ reviews, rubric, agreement }: SittingReport): Block[] {
  if (reviews === null || reviews.length === 0) return [];
  const agreed =
    agreement === null
      ? []
      : [paragraph(`Reviewers chose the same level for ${percentOf(agreement * 100, '–')} of the rubric.`)];
  return [heading('Reviews'), ...agreed, ...reviews.flatMap((review) => oneReview(review, rubric.items))];
}

function oneReview(
  { reviewer, handedInAt, percent, ratings, notes }: Review,
  rubric: SittingReport['rubric']['items'],
): Block[] {
  const rows = rubric.map(({ id, title: criterion, levels }) => {
    const rating = ratings.find(({ item }) => item === id);
    return [criterion, rating === undefined ? 'not rated' : (levels[rating.level]?.title ?? '–')];
  });
  const by = percent === null ? '' : `, ${percentOf(percent, '')} by the rubric`;
  const lines = notes.map(({ path, line, text }) => {
    const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
    return `${place}${text}`;
  });
  return [
    paragraph(`${reviewer.name}, ${timeOf(handedInAt)}${by}`),
    ...(rows.length === 0 ? [] : [table(['Criterion', 'Level'], rows)]),
    ...someOf(lines),
  ];
}

function decisionBlocks({ decisions }: SittingReport): Block[] {
  if (decisions === null) return [];
  const lines = decisions.map(
    ({ outcome, by, at, reason }) => `${OUTCOMES[outcome]}, by ${by.name}, ${timeOf(at)}: ${reason}`,
  );
  return [heading('Decision'), ...(lines.length === 0 ? [paragraph('No decision yet.')] : someOf(lines))];
}
