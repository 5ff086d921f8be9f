import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  assessmentSchema,
  invitedSchema,
  publishedAssessmentSchema,
  sittingReportSchema,
  workspaceSchema,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { EXIT, type Output } from '../output.js';
import type { ApiTarget } from '../commands/api-target.js';
import { seedFolders } from '../commands/seed.js';
import { createBrowser, type Browser } from './browser.js';
import {
  challengeOf,
  DEMO_CANDIDATES,
  DEMO_CONTENT,
  DEMO_RUBRIC,
  DEMO_WORKSPACE,
  type DemoCandidate,
} from './demo-assessment.js';
import { playCandidate } from './play-candidate.js';

const doneSchema = z.unknown();
const catalogueSchema = z.object({
  items: z.array(z.object({ slug: z.string(), languages: z.array(z.string()) })),
});

/** The demo's account, workspace and assessment. */
interface Team {
  readonly browser: Browser;
  readonly workspace: string;
  readonly assessment: string;
}

/**
 * `hone seed --demo`: a hiring workspace with a separate account, whose invented candidates hand in real
 * answers that the running Hone grades. Each run makes another workspace; existing data is not changed.
 */
export async function seedDemo(root: string, target: ApiTarget, output: Output): Promise<number> {
  const challenges = join(root, 'challenges');
  await publishMissing(challenges, target);
  await waitForLanguages(target.apiUrl, output);
  const account = {
    name: 'Demo manager',
    email: `demo-${randomBytes(4).toString('hex')}@example.org`,
    password: randomBytes(12).toString('base64url'),
  };
  const team = await createTeam(target.apiUrl, account);
  let done = 0;
  const play = async (candidate: DemoCandidate) => {
    await bringIn(team, candidate, { apiUrl: target.apiUrl, challenges });
    done += 1;
    output.note(`${done} of ${DEMO_CANDIDATES.length} candidates: ${candidate.name}`);
  };
  await Promise.all(DEMO_CANDIDATES.map(play));
  const url = new URL(`/w/${team.workspace}/candidates`, target.apiUrl).href;
  output.result(
    { ok: true, workspace: team.workspace, url, email: account.email, password: account.password },
    `Demo workspace: ${url}\nSign in as ${account.email} with the password ${account.password}`,
  );
  return EXIT.ok;
}

/** Publishes the demo's challenges that the catalogue lacks. */
async function publishMissing(challenges: string, target: ApiTarget): Promise<void> {
  const slugs = DEMO_CONTENT.sections.flatMap(({ items }) => items.map(({ challenge }) => challenge));
  const browser = createBrowser(target.apiUrl);
  const { items } = await browser.send(catalogueSchema, '/challenges?limit=100');
  const missing = slugs.filter((slug) => !items.some((known) => known.slug === slug));
  const seeded = await seedFolders(
    missing.map((slug) => join(challenges, slug)),
    target,
  );
  const failed = seeded.find((item) => 'error' in item);
  if (failed !== undefined) throw new Error(`challenge ${failed.slug} was not published: ${failed.error}`);
}

const POLL_MS = 2_000;
const LANGUAGES_MS = 10 * 60_000;

/** A Hone that has just started offers its languages one after another. */
async function waitForLanguages(apiUrl: string, output: Output): Promise<void> {
  const browser = createBrowser(apiUrl);
  const wanted = DEMO_CANDIDATES.flatMap(({ answers = [] }) => answers).map(
    ({ item, language }) => [challengeOf(item), language] as const,
  );
  const giveUpAt = Date.now() + LANGUAGES_MS;
  let noted = '';
  for (;;) {
    const { items } = await browser.send(catalogueSchema, '/challenges?limit=100');
    const offers = new Map(items.map(({ slug, languages }) => [slug, languages]));
    const missing = wanted.filter(([slug, language]) => offers.get(slug)?.includes(language) !== true);
    if (missing.length === 0) return;
    const names = [...new Set(missing.map(([, language]) => language))].join(', ');
    if (Date.now() > giveUpAt)
      throw new Error(`these languages are still not available: ${names}; is a worker running?`);
    if (names !== noted) output.note(`Waiting until these languages are available: ${names}`);
    noted = names;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

async function createTeam(apiUrl: string, account: Account): Promise<Team> {
  const browser = createBrowser(apiUrl);
  await browser.send(doneSchema, '/auth/register', { json: account });
  const { id: workspace } = await browser.send(workspaceSchema, '/workspaces', {
    json: { name: DEMO_WORKSPACE },
  });
  const path = `/workspaces/${workspace}/assessments`;
  const draft = await browser.send(assessmentSchema, path, { json: { title: DEMO_CONTENT.title } });
  const own = `${path}/${draft.id}`;
  const saved = await browser.send(assessmentSchema, own, {
    method: 'PUT',
    json: { revision: draft.revision, content: DEMO_CONTENT },
  });
  await browser.send(publishedAssessmentSchema, `${own}/publish`, { json: { revision: saved.revision } });
  await browser.send(doneSchema, `${own}/rubric`, { method: 'PUT', json: DEMO_RUBRIC });
  return { browser, workspace, assessment: draft.id };
}

/** Invites a candidate, plays their part, and reviews and decides as the demo says. */
async function bringIn(
  { browser, workspace, assessment }: Team,
  candidate: DemoCandidate,
  place: Parameters<typeof playCandidate>[2],
): Promise<void> {
  const { name, review, decision } = candidate;
  const inviting = `/workspaces/${workspace}/assessments/${assessment}/invitations`;
  const { id, url } = await browser.send(invitedSchema, inviting, { json: { name } });
  await playCandidate(url, candidate, place);
  const sitting = `/workspaces/${workspace}/sittings/${id}`;
  if (review !== undefined) {
    const ratings = DEMO_RUBRIC.items.map((item, index) => ({
      item: item.id,
      level: review.levels[index] ?? 0,
    }));
    const json = { ratings, notes: [{ text: review.note }], handIn: true };
    await browser.send(sittingReportSchema, `${sitting}/review`, { method: 'PUT', json });
  }
  if (decision !== undefined)
    await browser.send(sittingReportSchema, `${sitting}/decision`, { json: { ...decision, after: 0 } });
}
