import { join } from 'node:path';
import { submissionSchema, submittedSchema } from '@hone/contracts';
import { openedInvitationSchema, sittingSchema } from '@hone/contracts/hiring';
import { z } from 'zod';
import { readSources } from '../read-sources.js';
import { createBrowser, type Browser } from './browser.js';
import { challengeOf, type DemoCandidate } from './demo-assessment.js';

const POLL_MS = 1_000;
const VERDICT_MS = 10 * 60_000;

const answerSchema = z.unknown();

interface Place {
  readonly apiUrl: string;
  /** Folder with the challenges. */
  readonly challenges: string;
}

/** Takes the assessment as one candidate, from the link to handing in; waits for each verdict. */
export async function playCandidate(link: string, candidate: DemoCandidate, place: Place): Promise<void> {
  if (candidate.answers === undefined) return;
  const browser = createBrowser(place.apiUrl);
  const token = link.split('/').at(-1) ?? '';
  const { sitting } = await browser.send(openedInvitationSchema, `/invitations/${token}/open`, { json: {} });
  const path = `/sittings/${sitting}`;
  await browser.send(sittingSchema, `${path}/start`, { method: 'POST' });
  for (const answer of candidate.answers) await submit(browser, sitting, answer, place);
  if (candidate.facts !== undefined)
    await browser.send(answerSchema, `${path}/facts`, { json: { items: candidate.facts } });
  if (candidate.handsIn) await browser.send(sittingSchema, `${path}/finish`, { method: 'POST' });
  if (candidate.comment !== undefined)
    await browser.send(answerSchema, `${path}/comments`, { json: { fact: null, text: candidate.comment } });
}

async function submit(
  browser: Browser,
  sitting: string,
  { item, language, solution }: NonNullable<DemoCandidate['answers']>[number],
  { challenges }: Place,
): Promise<void> {
  const challenge = challengeOf(item);
  const files = await readSources([join(challenges, challenge, 'solutions', solution)]);
  const body = { challenge, language, files, mode: 'submit', sitting };
  const { links } = await browser.send(submittedSchema, '/submissions', { json: body });
  const self = links.self.replace(/^\/api\/v1/, '');
  const giveUpAt = Date.now() + VERDICT_MS;
  for (;;) {
    const { status } = await browser.send(submissionSchema, self, { sitting });
    if (status !== 'queued' && status !== 'running') return;
    if (Date.now() > giveUpAt)
      throw new Error('an answer got no verdict in ten minutes; is a worker running?');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
