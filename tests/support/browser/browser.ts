import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, headless. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['HONE_CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS });
}

/** Replaces all text of the open file. */
export async function typeCode(page: Page, code: string): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(code);
}

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What fades in or out shows colours that nobody reads. */
async function finishTransitions(): Promise<void> {
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  const ending = running.filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Waits until an element has the focus: what gives it away does so in a turn of its own. */
export async function awaitFocus(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

/** How long a finding must last to be a fault, in ms: what fades in or out is seen half transparent for a moment. */
const LASTING_MS = 500;

/**
 * Serious and critical findings of axe on the page as it stands, in one line each; of these rules when they are
 * named, else of all. What is gone half a second later was part of a movement, and is no fault.
 */
export async function findBarriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await runAxe(page, rules);
  if (found.length === 0) return found;
  await page.waitForTimeout(LASTING_MS);
  return runAxe(page, rules);
}

async function runAxe(page: Page, rules: readonly string[]): Promise<string[]> {
  await page.evaluate(finishTransitions);
  return page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run(runOnly.length === 0 ? {} : { runOnly });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
    },
    [...rules],
  );
}
