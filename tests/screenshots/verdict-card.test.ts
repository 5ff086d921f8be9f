import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsePagesAlone } from '../support/browser/browse.js';
import { ANSWERS_OF_CHALLENGE, ONE_CHALLENGE } from '../support/browser/one-challenge.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { answersOf } from '../support/browser/pages-alone.js';
import { lookOf, SIZES } from './sizes.js';
import { ENDINGS } from './verdict-evidence.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

const NEXT = { ...ONE_CHALLENGE, slug: 'ledger-as-of', title: 'Ledger as of a date', status: 'new' };

const pages = browsePagesAlone();
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

describe.each(SIZES)('the verdict card at $width pixels, $scheme', (size) => {
  it.each(Object.entries(ENDINGS))(
    'leads with what matters: %s',
    async (name, { mode, events, glimpses }) => {
      const answers = {
        ...answersOf(events, { mode, ...(glimpses && { glimpses: [...glimpses] }) }),
        ...ANSWERS_OF_CHALLENGE,
        '/challenges': { items: [NEXT], nextCursor: null },
      };
      const path = `/challenges/gossip?submission=x1&mode=${mode}`;
      const page = await pages.open(path, answers, lookOf(size));
      // Narrow pages open on the results.
      await page.getByRole('heading', { name: /^(Accepted|Partial|Rejected)/ }).waitFor();
      await page.getByRole('list', { name: 'Checks' }).waitFor({ state: 'attached' });
      // Charts come in chunks of their own.
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.screenshot({ path: `${FOLDER}/verdict-${name}-${size.width}-${size.scheme}.png` });
      expect(await overflowOf(page)).toBe(0);
    },
  );
});
