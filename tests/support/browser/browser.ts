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

/** Colours in the middle of a fade don't count: nobody reads them. */
async function finishTransitions(): Promise<void> {
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  const ending = running.filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Waits until an element has the focus, as focus moves in a later task. */
export async function awaitFocus(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

/** How long a finding must last to be a fault, in ms: an element that fades is half transparent for a short time. */
const LASTING_MS = 500;

/**
 * Serious and critical findings of axe on the current page, one line each; limited to these rules when they are
 * named. A finding that is gone half a second later was part of an animation, and is no fault.
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
