import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Browser } from 'playwright-core';
import { findBarriers, openBrowser } from '../support/browser/browser.js';
import { createVisitor } from '../support/browser/visitor.js';
import { openCommandLine } from '../support/site/command-line.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const demoSchema = z.object({ ok: z.literal(true), url: z.url(), email: z.email(), password: z.string() });

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

it('a manager reads about assessments, and finds graded candidates in the demo workspace', async () => {
  const env = { HONE_API_URL: site.url, HONE_OPERATOR_TOKEN: site.operatorToken };
  const seeding = openCommandLine('.', env)('seed', '--demo');
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const visitor = createVisitor(page, site.url);
  await visitor.visit('/');
  await page.getByRole('link', { name: 'Hone for hiring teams' }).click();
  await page.getByRole('heading', { name: /^Hire back.end engineers on evidence$/, level: 1 }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  const { code, json } = await seeding;
  expect([code, json]).toEqual([0, expect.objectContaining({ ok: true })]);
  const { url, email, password } = demoSchema.parse(json);
  await visitor.visit('/sign-in');
  await visitor.signIn({ name: 'Demo manager', email }, password);
  await visitor.menu().waitFor();
  await page.goto(url);
  const table = page.getByRole('table', { name: 'Candidates' });
  await table.getByRole('row', { name: /Amara Okafor.*Decided.*100%/ }).waitFor();
  await table.getByRole('row', { name: /Jonas Lindqvist.*Reviewed/ }).waitFor();
  await table.getByRole('row', { name: /Mei Tanaka.*Graded/ }).waitFor();
  await table.getByRole('row', { name: /Ines Haddad.*In progress/ }).waitFor();
  await table.getByRole('row', { name: /Tom Becker.*Invited/ }).waitFor();
  await page.getByRole('link', { name: 'Amara Okafor' }).click();
  await page.getByText(/^Advance, by Demo manager/).waitFor();
}, 420_000);
