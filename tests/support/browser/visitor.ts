import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

export const PASSWORD = 'seven quiet rivers';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A person whom no site of this run knows yet. */
export function newPerson(): Person {
  return { name: 'Ada Lovelace', email: `person-${randomBytes(5).toString('hex')}@example.org` };
}

/** Account actions of a person in a browser page. */
export function createVisitor(page: Page, url: string) {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
  /** Passwords have no role. */
  const secret = (name: string): Locator => page.getByLabel(name, { exact: true });
  const menu = (): Locator => page.getByRole('button', { name: /account menu/ });
  const visit = (path: string) => page.goto(`${url}${path}`);

  async function fillRegister(person: Person, password = PASSWORD): Promise<void> {
    await field('Name').fill(person.name);
    await field('E-mail address').fill(person.email);
    await secret('Password').fill(password);
    await button('Create account').click();
  }
  return {
    page,
    visit,
    button,
    field,
    secret,
    menu,
    fillRegister,
    status: (text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text }),
    /** Creates an account and ends on its page. */
    async register(): Promise<Person> {
      const person = newPerson();
      await visit('/register?next=/me/account');
      await fillRegister(person);
      await page.getByRole('heading', { name: 'Profile' }).waitFor();
      return person;
    },
    /** Fills the form of the open sign-in page. */
    async signIn(person: Person, password = PASSWORD): Promise<void> {
      await field('E-mail address').fill(person.email);
      await secret('Password').fill(password);
      await page.getByRole('form', { name: 'Sign in' }).getByRole('button', { name: 'Sign in' }).click();
    },
    async signOut(): Promise<void> {
      await menu().click();
      await button('Sign out').click();
      await page.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    },
  };
}

export type Visitor = ReturnType<typeof createVisitor>;
