import { t } from '../strings/common.js';

/** Whether the keyboard is Apple's, whose keys have names of their own. */
function isApple(): boolean {
  return typeof navigator === 'object' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The key that shortcuts begin with, as this platform spells it: `⌘` or `Ctrl`. */
export function modKey(): string {
  return isApple() ? t('keys.command') : t('keys.ctrl');
}

/** `⌥` or `Alt`. */
export function altKey(): string {
  return isApple() ? t('keys.option') : t('keys.alt');
}
