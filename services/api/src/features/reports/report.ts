import type { Review, Rubric, SittingReport } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { Contacts } from '../sittings/contacts.js';
import { presentComments, type Facts } from '../sittings/facts.js';
import { eventsOf, type LoadedSitting } from '../sittings/load-sitting.js';
import { creditsOf } from '../sittings/present-sitting.js';
import type { ItemResult, ReadResults } from '../sittings/results.js';
import type { SittingRows } from '../sittings/rows.js';
import { READERS, RECRUITERS, type Actor } from '../workspaces/access.js';
import type { ReadInvitationMails } from '../invitations/read-mails.js';
import type { Decisions } from './decisions.js';
import { readPercentile } from './percentile.js';
import { agreementOf, type Reviews } from './reviews.js';
import { explanationsOf } from '../talks/walk-through.js';
import { presentRowFor, visibilityFor, type Visibility } from './visibility.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';

export interface ReportParts {
  readonly hiring: Pick<HiringRepositories, 'rubrics' | 'rows'>;
  readonly rows: Pick<SittingRows, 'derive'>;
  readonly readResults: ReadResults;
  readonly facts: Facts;
  readonly reviews: Reviews;
  readonly decisions: Decisions;
  readonly readMails: ReadInvitationMails;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly clock: { now(): number };
}

const DAY_MS = 24 * 3_600_000;
const timeOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : isoTime(ms));

/** The report of a sitting as one member may see it. */
export async function readReport(
  parts: ReportParts,
  actor: Actor,
  sitting: LoadedSitting,
): Promise<SittingReport> {
  const { hiring, rows, readResults, facts, reviews, decisions, clock } = parts;
  const { id, records, finish, invitation, workspace } = sitting;
  const rubric = { items: (await hiring.rubrics.find(invitation.assessment))?.items ?? [] };
  const [row, results, factList, allReviews, decided, mails, contact] = await Promise.all([
    rows.derive(sitting),
    readResults(sitting),
    facts.list(id),
    reviews.list(sitting, rubric),
    decisions.list(id),
    parts.readMails(id),
    parts.contacts.find(id),
  ]);
  const shown = visibilityFor(actor, row);
  const shownRow = presentRowFor(actor, row, { now: clock.now(), lastContact: contact?.seenAt });
  const handedIn = allReviews.filter(({ handedInAt }) => handedInAt !== null);
  return {
    row: shownRow,
    may: rightsOf(actor, finish !== undefined),
    retentionDays: workspace.retentionDays,
    erasesAt: timeOrNull(row.decidedAt && row.decidedAt + workspace.retentionDays * DAY_MS),
    openedAt: timeOrNull(sitting.openedAt),
    finishedBy: finish?.by ?? null,
    extraTimePercent: invitation.extraTimePercent,
    credits: creditsOf(sitting, clock.now()),
    percentile: shown.results ? await readPercentile(hiring, row) : null,
    items: results.items.map((result) => presentItem(result, shown.results)),
    skills: shownRow.skills,
    facts: factList,
    ...saidBy(records, shown),
    mails: shown.identity ? mails : [],
    rubric,
    ownReview: allReviews.find(({ reviewer }) => reviewer.id === actor.user.id) ?? null,
    ...opinionsOf({ reviews: handedIn, decisions: decided }, rubric, shown),
  };
}

type Opinions = Pick<SittingReport, 'reviews' | 'agreement' | 'decisions'>;

/** What the team thought: hidden like results. */
function opinionsOf(
  { reviews, decisions }: { readonly reviews: Review[]; readonly decisions: Opinions['decisions'] },
  rubric: Rubric,
  shown: Visibility,
): Opinions {
  if (!shown.results) return { reviews: null, agreement: null, decisions: null };
  return { reviews, agreement: agreementOf(reviews, rubric), decisions };
}

function rightsOf({ role }: Actor, hasEnded: boolean): SittingReport['may'] {
  const isRecruiter = RECRUITERS.includes(role);
  return {
    review: READERS.includes(role) && hasEnded,
    decide: isRecruiter && hasEnded,
    manage: isRecruiter,
  };
}

/** What the candidate wrote. A message may say who wrote it. */
function saidBy(
  records: LoadedSitting['records'],
  { identity }: Visibility,
): Pick<SittingReport, 'comments' | 'messages' | 'explanations'> {
  const messages = eventsOf(records, 'message').map(({ at, event }) => ({
    at: isoTime(at),
    text: event.text,
  }));
  return {
    comments: presentComments(records),
    messages: identity ? messages : [],
    explanations: explanationsOf(records),
  };
}

/** An item's result; without points where they are hidden. */
export function presentItem(
  { item, submissions, counted, percent }: ItemResult,
  showsResults: boolean,
): SittingReport['items'][number] {
  const { id, title, kind, challenge, version, weight } = item;
  return {
    id,
    title,
    kind,
    challenge: { slug: challenge, version },
    weight,
    counted: showsResults ? (counted?.id ?? null) : null,
    percent: showsResults ? (percent ?? null) : null,
    score: showsResults ? (counted?.outcome?.score ?? null) : null,
    submissions: submissions.map((submission) =>
      showsResults ? submission : { ...submission, verdict: null, percent: null },
    ),
  };
}
