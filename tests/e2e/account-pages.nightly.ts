import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { browseSharedSite } from '../support/browser/browse.js';
import { findFaults } from '../support/browser/page-checks.js';
import { createVisitor, newPerson, PASSWORD, type Visitor } from '../support/browser/visitor.js';

const STRANGER = { name: '', email: 'ada@example.org' };
const MISMATCH = 'The e-mail address or password is incorrect.';

const site = browseSharedSite();
let visitor: Visitor;

/** A separate browser with separate cookies. */
const openVisitor = async (): Promise<Visitor> => createVisitor(await site.newPage(), site.url);

beforeEach(async () => {
  visitor = await openVisitor();
});

const says = (text: string, from = visitor) => from.page.getByText(text, { exact: false }).first().waitFor();
const focusedName = () => visitor.page.evaluate(() => document.activeElement?.getAttribute('name'));

describe('the entrances', () => {
  it('name each wrong field, tie the message to it, and focus the first', async () => {
    const { page } = visitor;
    await visitor.visit('/register');
    await visitor.button('Create account').click();
    await says('Enter a name.');
    const focused = await page.evaluate(() => {
      const active = document.activeElement;
      const ids = active?.getAttribute('aria-describedby')?.split(' ') ?? [];
      const words = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      return { name: active?.getAttribute('name'), invalid: active?.getAttribute('aria-invalid'), words };
    });
    expect(focused).toMatchObject({ name: 'name', invalid: 'true' });
    expect(focused.words).toContain('Enter a name.');
    await visitor.field('Name').fill('Ada');
    expect(await page.getByText('Enter a name.').count()).toBe(0);
    await says('Enter your e-mail address.');
  }, 60_000);

  it('say that a password is easy to guess, and that an address is taken', async () => {
    const person = await visitor.register();
    await visitor.signOut();
    await visitor.visit('/register');
    await visitor.fillRegister(newPerson(), 'password1');
    await says('easy to guess');
    await visitor.fillRegister(person);
    await says('An account with this e-mail address already exists. Sign in instead.');
    expect(await visitor.field('Name').inputValue()).toBe(person.name);
  }, 60_000);

  it('say that address and password do not match, without naming the wrong one', async () => {
    const person = await visitor.register();
    await visitor.signOut();
    for (const email of [person.email, 'nobody@example.org']) {
      await visitor.visit('/sign-in');
      await visitor.signIn({ ...person, email }, 'not this one at all');
      await says(MISMATCH);
      expect(await focusedName()).toBe('password');
    }
  }, 60_000);

  it('count the seconds down when asked too often, and keep what was typed', async () => {
    const { page } = visitor;
    await visitor.visit('/sign-in');
    await page.route('**/api/v1/auth/login', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '3' },
        body: JSON.stringify({
          type: 'urn:hone:error:RATE_LIMITED',
          title: 'Too Many Requests',
          status: 429,
          detail: 'You sent too many requests. Wait a moment, then try again.',
          code: 'RATE_LIMITED',
          requestId: 'r1',
        }),
      }),
    );
    await visitor.signIn(STRANGER);
    await page.getByText('Try again in 3 seconds.').waitFor({ state: 'attached' });
    await says('You can try again now.');
    expect(await visitor.secret('Password').inputValue()).toBe(PASSWORD);
  }, 60_000);

  it('say that the network is gone', async () => {
    const { page } = visitor;
    await visitor.visit('/sign-in');
    await visitor.field('E-mail address').waitFor();
    await page.context().setOffline(true);
    await visitor.signIn(STRANGER);
    await page.getByRole('alert').filter({ hasText: 'The server can’t be reached.' }).waitFor();
    await says('You’re offline.');
  }, 60_000);

  it('help password managers, and show a password on request', async () => {
    const { page } = visitor;
    const password = visitor.secret('Password');
    const hints = () =>
      page
        .locator('form input')
        .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')));
    await visitor.visit('/register');
    await password.fill(PASSWORD);
    expect(await hints()).toEqual(['name', 'username', 'new-password']);
    expect(await password.getAttribute('type')).toBe('password');
    await visitor.button('Show password').click();
    expect(await password.getAttribute('type')).toBe('text');
    await visitor.visit('/sign-in');
    await password.waitFor();
    expect(await hints()).toEqual(['username', 'current-password']);
  }, 60_000);

  it('lead back to pages of this site only', async () => {
    const person = await visitor.register();
    await visitor.signOut();
    await visitor.visit('/sign-in?next=//elsewhere.example/');
    await visitor.signIn(person);
    await visitor.page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor();
    expect(visitor.page.url()).toBe(`${site.url}/challenges`);
  }, 60_000);
});

describe('the account page', () => {
  it('changes the name, which then stands in the bar', async () => {
    await visitor.register();
    await visitor.field('Name').fill('Grace Hopper');
    await visitor.button('Save name').click();
    await visitor.button('Grace Hopper, account menu').waitFor();
    await visitor.status('Your name is now Grace Hopper.').waitFor({ state: 'attached' });
  }, 60_000);

  it('changes the password, which signs out the other browsers', async () => {
    const person = await visitor.register();
    const elsewhere = await openVisitor();
    await elsewhere.visit('/sign-in?next=/me/account');
    await elsewhere.signIn(person);
    await elsewhere.page.getByRole('heading', { name: 'Profile' }).waitFor();
    await visitor.secret('Current password').fill('not this one at all');
    await visitor.secret('New password').fill('eight louder oceans');
    await visitor.button('Change password').click();
    await says('The current password is incorrect. Nothing was changed.');
    await visitor.secret('Current password').fill(PASSWORD);
    await visitor.button('Change password').click();
    await visitor.status('Password changed.').waitFor({ state: 'attached' });
    await elsewhere.visit('/me');
    await says('You haven’t run or submitted anything yet.', elsewhere);
    await elsewhere.visit('/sign-in');
    await elsewhere.signIn(person, 'eight louder oceans');
    await elsewhere.menu().waitFor();
  }, 90_000);

  it('lists where somebody is signed in, and ends the others', async () => {
    const person = await visitor.register();
    const elsewhere = await openVisitor();
    await elsewhere.visit('/sign-in?next=/me/account');
    await elsewhere.signIn(person);
    await elsewhere.page.getByRole('heading', { name: 'Sessions' }).waitFor();
    await visitor.page.reload();
    const sessions = visitor.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
    await sessions.nth(1).waitFor();
    expect(await sessions.filter({ hasText: 'This browser' }).count()).toBe(1);
    await visitor.page.getByRole('button', { name: /^Sign out Chrome/ }).click();
    await says('No other sessions');
    await elsewhere.visit('/me');
    await says('You haven’t run or submitted anything yet.', elsewhere);
  }, 90_000);

  it('makes a token that works, shows it once, and revokes it', async () => {
    const { page } = visitor;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    await visitor.register();
    await visitor.button('New token').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('laptop');
    expect(await findFaults(page)).toEqual([]);
    await visitor.button('Create token').click();
    await visitor.button('Copy').click();
    await dialog.getByText('Copied', { exact: true }).waitFor();
    const token = await page.evaluate(() => navigator.clipboard.readText());
    expect(token).toMatch(/^hone_/);
    expect(await findFaults(page)).toEqual([]);
    const ask = () => fetch(`${site.url}/api/v1/tokens`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    await visitor.button('I’ve copied it').click();
    await page.reload();
    await page.getByRole('list', { name: 'API tokens' }).getByText('laptop').waitFor();
    expect(await page.content()).not.toContain(token);
    await visitor.button('Revoke laptop').click();
    await visitor.button('Revoke').click();
    await says('No tokens yet.');
    expect((await ask()).status).toBe(401);
  }, 90_000);

  it('hands over all data as a file', async () => {
    const person = await visitor.register();
    const download = visitor.page.waitForEvent('download');
    await visitor.button('Download my data').click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^hone-export-\d{4}-\d\d-\d\d\.json$/);
    const content: unknown = JSON.parse(readFileSync(await saved.path(), 'utf8'));
    expect(content).toMatchObject({ account: { email: person.email } });
  }, 60_000);

  it('deletes the account after a typed word and the password, and says so on the first page', async () => {
    const person = await visitor.register();
    await visitor.button('Delete my account').click();
    const dialog = visitor.page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Delete my account' });
    const password = dialog.getByLabel('Password', { exact: true });
    await confirm.click();
    await says('Type the word delete.');
    expect(await findFaults(visitor.page)).toEqual([]);
    await dialog.getByLabel(/to confirm/).fill('delete');
    await password.fill('not this one at all');
    await confirm.click();
    await says('The current password is incorrect. Nothing was changed.');
    await password.fill(PASSWORD);
    await confirm.click();
    await visitor.page.getByRole('main').getByText('Your account is deleted.', { exact: false }).waitFor();
    expect(new URL(visitor.page.url()).pathname).toBe('/');
    await visitor.visit('/sign-in');
    await visitor.signIn(person);
    await says(MISMATCH);
  }, 90_000);

  it('meets no barrier with everything in it, light and dark', async () => {
    await visitor.register();
    await says('No tokens yet.');
    expect(await findFaults(visitor.page)).toEqual([]);
  }, 90_000);
});
