import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { browseSharedSite } from '../support/browser/browse.js';
import { typeCode } from '../support/browser/browser.js';
import { createVisitor, newPerson, type Visitor } from '../support/browser/visitor.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const ACCEPTED = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);

const site = browseSharedSite();
let visitor: Visitor;

beforeEach(async () => {
  visitor = createVisitor(await site.newPage(), site.url);
});

async function submitAccepted(): Promise<void> {
  await visitor.visit('/challenges/busiest-window');
  await typeCode(visitor.page, ACCEPTED);
  await visitor.button('Submit').click();
  await visitor.status(/accepted/i).waitFor({ state: 'attached', timeout: 90_000 });
}

const historyRow = () => visitor.page.getByRole('table', { name: 'History' }).getByText('Accepted');

describe('somebody who practised as a guest', () => {
  it('keeps everything when they register, and finds it again after signing out and in', async () => {
    const { page } = visitor;
    await submitAccepted();
    await visitor.visit('/me');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByText('You keep everything you did as a guest', { exact: false }).waitFor();
    const person = newPerson();
    await visitor.fillRegister(person);
    await historyRow().waitFor();
    await visitor.status(`Signed in as ${person.name}`).waitFor({ state: 'attached' });
    await visitor.signOut();
    await page.getByRole('main').getByText('You’re signed out on this browser.', { exact: false }).waitFor();
    await visitor.visit('/me');
    await page.getByText('You haven’t run or submitted anything yet.', { exact: false }).waitFor();
    expect(await historyRow().count()).toBe(0);
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
    await visitor.signIn(person);
    await historyRow().waitFor();
    expect(new URL(page.url()).pathname).toBe('/me');
  }, 150_000);

  it('finds their guest work in the account that they sign in to', async () => {
    const person = await visitor.register();
    await visitor.signOut();
    await submitAccepted();
    await visitor.visit('/sign-in?next=/me');
    await visitor.page.getByRole('heading', { name: 'Your guest work comes with you' }).waitFor();
    await visitor.signIn(person);
    await historyRow().waitFor();
  }, 150_000);

  it('sees nothing of an account in another tab once they have signed out in one', async () => {
    await visitor.register();
    const second = await visitor.page.context().newPage();
    await second.goto(`${site.url}/me/account`);
    await second.getByRole('heading', { name: 'Sessions' }).waitFor();
    await visitor.signOut();
    await second.getByText('Nothing is stored about you yet.', { exact: false }).waitFor();
    expect(await second.content()).not.toContain('Ada Lovelace');
  }, 60_000);
});

describe('two people at one device', () => {
  it('never see what the other has written, and each finds their own again', async () => {
    const { page } = visitor;
    const code = () => page.locator('.cm-content').innerText();
    const ada = await visitor.register();
    await visitor.visit('/challenges/busiest-window');
    await typeCode(page, '# written by Ada\n');
    await page.getByText(/^Saved/).waitFor();
    await visitor.visit('/me/account');
    await visitor.signOut();
    await visitor.visit('/challenges/busiest-window');
    expect(await code()).not.toContain('Ada');
    await visitor.register();
    await visitor.visit('/challenges/busiest-window');
    expect(await code()).not.toContain('Ada');
    await visitor.visit('/me/account');
    await visitor.signOut();
    await visitor.visit('/sign-in?next=/challenges/busiest-window');
    await visitor.signIn(ada);
    await page.getByText('# written by Ada').waitFor();
  }, 120_000);
});
