import type { Page } from 'playwright-core';
import { eventually } from '../eventually.js';

const FARTHEST = 60;

/** The actions in a page of a user who has only a keyboard. */
export function createKeyboard(page: Page) {
  const press = (keys: string) => page.keyboard.press(keys);

  /** Describes the focused element. */
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return 'nothing';
      const { labels = null } = active as HTMLInputElement;
      return (
        active.getAttribute('aria-label') ?? labels?.[0]?.textContent?.trim() ?? active.textContent.trim()
      );
    });

  const isInEditor = () =>
    page.evaluate(() => document.activeElement?.classList.contains('cm-content') === true);

  /** Presses Tab (or other keys) until the focused element has this name. Tab leaves the editor after Esc only. */
  async function tabTo(name: string | RegExp, keys = 'Tab'): Promise<void> {
    const seen: string[] = [];
    for (let count = 0; count < FARTHEST; count++) {
      if (await isInEditor()) await press('Escape');
      await press(keys);
      const now = await focused();
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      seen.push(now.slice(0, 40));
    }
    throw new Error(`${keys} does not lead to ${String(name)}; it led to ${seen.join(' | ')}`);
  }

  /** From the top of a challenge's page into its editor. */
  const enterEditor = async (): Promise<void> => {
    await press('F6');
    await press('F6');
    await eventually(focused, (name) => name.startsWith('Code, '));
  };

  return { press, focused, tabTo, enterEditor };
}
