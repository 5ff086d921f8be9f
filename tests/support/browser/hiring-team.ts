import type { BrowserContext } from 'playwright-core';
import { createVisitor, type Visitor } from './visitor.js';

/** A hiring team in a separate window: an account, and its actions on the pages of its workspace. */
export async function openTeam(context: BrowserContext, url: string) {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const visitor: Visitor = createVisitor(page, url);
  await visitor.register();
  return {
    ...visitor,
    async createWorkspace(name: string): Promise<void> {
      await visitor.visit('/w');
      await visitor.field('Workspace name').fill(name);
      await visitor.button('Create workspace').click();
      await page.getByRole('heading', { name: 'Assessments', level: 1 }).waitFor();
    },
    /** Builds and publishes an assessment of one challenge; it and the practice challenge are named by title. */
    async publishAssessment(
      title: string,
      challenge: string,
      minutes: number,
      practice?: string,
    ): Promise<void> {
      await visitor.field('Title of the new assessment').fill(title);
      await visitor.button('Create assessment').click();
      await page.getByRole('searchbox', { name: 'Search challenges' }).fill(challenge);
      await page.getByRole('button', { name: `Add ${challenge} to`, exact: false }).click();
      await page.getByLabel('Total minutes').fill(String(minutes));
      if (practice !== undefined) await page.getByLabel('Practice challenge').selectOption(practice);
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await visitor.status('Version 1 is published.').first().waitFor();
    },
    /** Invites somebody; resolves to the link. */
    async invite(name: string): Promise<string> {
      await page.getByRole('link', { name: 'Invite candidates' }).click();
      await visitor.field('Name').fill(name);
      await visitor.button('Create invitation').click();
      return page.getByLabel('Invitation link').inputValue();
    },
    async openReport(name: string): Promise<void> {
      await page.getByRole('link', { name: 'Candidates', exact: true }).click();
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
  };
}
