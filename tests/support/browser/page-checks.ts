import type { Page } from 'playwright-core';
import { findBarriers } from './browser.js';
import { firstOf } from '../everything.js';

const WIDTHS = [1280, 390, 320] as const;
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 800;
const SMALLEST_TARGET = 24;

/** Collects errors and warnings of the page's console from now on. */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** How far the page scrolls sideways, in pixels; 0 when it fits. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/**
 * Targets below 24 by 24 pixels, by WCAG 2.2 (2.5.8): links within a sentence are excepted, and small ones around
 * which a circle of 24 pixels meets no other target.
 */
function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const selector = 'a[href], button, input, select, textarea, summary, [role="tab"], [role="separator"]';
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const isInText = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const targets = [...document.querySelectorAll(selector)]
      .filter((element) => isShown(element) && element.closest('.skip-links, .cm-editor') === null)
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }));
    const isCrowded = (one: (typeof targets)[number]) => {
      const x = one.box.left + one.box.width / 2;
      const y = one.box.top + one.box.height / 2;
      return targets.some(({ element, box }) => {
        if (element === one.element || element.contains(one.element) || one.element.contains(element))
          return false;
        const dx = Math.max(box.left - x, 0, x - box.right);
        const dy = Math.max(box.top - y, 0, y - box.bottom);
        return Math.hypot(dx, dy) < least / 2;
      });
    };
    return targets
      .filter(({ element, box }) => Math.min(box.width, box.height) < least - 0.5 && !isInText(element))
      .filter(isCrowded)
      .map(({ element, box }) => {
        const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
        return `small target ${size}: ${element.outerHTML.slice(0, 100)}`;
      });
  }, SMALLEST_TARGET);
}

/** Parts for another width load a little later: a target that is small until then is no fault. */
async function findLastingSmallTargets(page: Page): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const found = await findSmallTargets(page);
    if (found.length === 0 || look === 10) return found;
    await page.waitForTimeout(100);
  }
}

/**
 * Faults of the current page; empty when there are none. Room and targets at three widths, axe's rules in both
 * themes at the widest, and at all of them in a nightly run.
 */
export async function findFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const byAxe = firstOf(WIDTHS, 1);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const colorScheme of byAxe.includes(width) ? SCHEMES : []) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      // A theme changes colours only.
      const found = await findBarriers(page, colorScheme === 'light' ? [] : ['color-contrast']);
      faults.push(...found.map((fault) => `${width} ${colorScheme}: ${fault}`));
    }
    const overflow = await overflowOf(page);
    if (overflow > 0) faults.push(`${width}: ${overflow} pixels too wide`);
    faults.push(...(await findLastingSmallTargets(page)).map((fault) => `${width}: ${fault}`));
  }
  return faults;
}

/**
 * Records, from now on and on every page opened after, each animation and transition that runs for longer than a
 * frame. Returns the record.
 */
export async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    (globalThis as unknown as { seenMotion: Set<string> }).seenMotion = seen;
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration, iterations = 1 } = animation.effect?.getComputedTiming() ?? {};
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        if (Number(duration ?? 0) * iterations > 17) seen.add(target?.outerHTML.slice(0, 100) ?? 'something');
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { seenMotion: Set<string> }).seenMotion]);
}
