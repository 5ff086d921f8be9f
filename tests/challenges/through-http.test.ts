import { fileURLToPath } from 'node:url';
import { listChallengeFolders } from '@hone/grading';
import limitTo from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findSitePromises,
  findSubmissionFaults,
  type SitePromises,
} from '../support/challenges/solution-promises.js';
import { createFloor } from '../support/challenges/floor.js';
import { createSettleOnce } from '../support/challenges/settled-once.js';
import { EVERYTHING } from '../support/everything.js';
import { connectLive } from '../support/site/live.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { getSubmission, postSubmission } from '../support/site/submit.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));

/** Per task and engine, one challenge whose grading takes seconds; all others are left to the nightly run. */
const QUICK = [
  ...['busiest-window', 'claim-the-next-jobs', 'event-sessions', 'hot-counter', 'no-double-booking'],
  ...['quiet-customers', 'tenant-walls'],
];

/** The quick ones, and every challenge in a nightly run. */
const slugs = EVERYTHING ? await listChallengeFolders(ROOT) : QUICK;
const promises = await Promise.all(
  slugs.map(async (slug) => [slug, await findSitePromises(`${ROOT}${slug}`)] as const),
);

/** An accepted and a wrong solution; in a nightly run, all of every category. */
function chosenOf({ solutions }: SitePromises): SitePromises['solutions'] {
  if (EVERYTHING) return solutions;
  return ['accepted', 'wrong'].flatMap((wanted) =>
    solutions.filter(({ category }) => category === wanted).slice(0, 1),
  );
}

const settleOnce = createSettleOnce('http', [fileURLToPath(import.meta.url)]);

let site: RunningSite;
beforeAll(async () => {
  site = await sharedSite();
}, 240_000);

/** Solutions that `tests/measuring/solutions-alone.nightly.ts` covers. */
afterAll(() => {
  const leftOut = promises.flatMap(([slug, { leftOut }]) => leftOut.map((one) => ({ slug, ...one })));
  const lines = EVERYTHING ? leftOut.map(({ slug, path, why }) => `  ${slug}/${path}: ${why}\n`) : [];
  process.stdout.write(
    `through HTTP: ${asked.length} solutions graded, ${leftOut.length} left out\n${lines.join('')}`,
  );
});

/** Submits a solution as a learner does; resolves to the graded result, undefined when the machine was too busy to decide. */
async function submit(
  slug: string,
  { language, files, expect: promised }: SitePromises['solutions'][number],
) {
  const entry = promised.entry === undefined ? {} : { entry: promised.entry };
  const order = { challenge: slug, language, mode: 'submit', files, ...entry } as const;
  const id = await postSubmission(site.url, order);
  const live = await connectLive(site.url);
  await live.subscribe(id, 0);
  const end = await live.next(['grading.finished', 'grading.voided'], 600_000);
  live.close();
  if (end.type === 'grading.voided') return undefined;
  const submission = await getSubmission(site.url, id);
  expect(end.data).toEqual({
    verdict: submission.verdict,
    reason: submission.reason,
    score: submission.score,
  });
  return submission;
}

const floor = createFloor();
/** At most three compute at once, no matter how many slots the site has for waiting work. */
const computing = limitTo(3);

/** What stays undecided next to other gradings is graded again alone, and must be decided then. */
async function expectPromiseKept(slug: string, solution: SitePromises['solutions'][number]): Promise<void> {
  const submission =
    (await floor.together(() => submit(slug, solution))) ?? (await floor.alone(() => submit(slug, solution)));
  if (submission === undefined) throw new Error('not decided, though nothing else was being graded');
  expect(findSubmissionFaults(solution, submission)).toEqual([]);
}

const asked = promises.flatMap(([slug, own]) =>
  chosenOf(own).map((solution) => ({ slug, path: solution.path, solution, own })),
);
/** Waiting gradings run next to each other, not next to compilers, which leave them too little CPU to be judged. */
const inOrder = [
  ...asked.filter(({ own }) => own.mostlyWaits),
  ...asked.filter(({ own }) => !own.mostlyWaits),
];

// The site grades as many at once as it has slots.
describe.concurrent('through HTTP and socket', () => {
  it.for(inOrder.map((one) => [`${one.slug}/${one.path}`, one] as const))(
    '%s gets its verdict for the check that it names',
    { timeout: 1_200_000 },
    ([what, { slug, solution, own }], context) =>
      settleOnce(context, { what, kind: own.kind, language: solution.language, digest: own.digest }, () =>
        own.mostlyWaits
          ? expectPromiseKept(slug, solution)
          : computing(() => expectPromiseKept(slug, solution)),
      ),
  );
});
