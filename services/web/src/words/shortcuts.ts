import { t } from '../strings/common.js';

/** Whether the keyboard is Apple's, whose modifier keys have other names. */
function isApple(): boolean {
  return typeof navigator === 'object' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The modifier key of shortcuts, as this platform spells it: `⌘` or `Ctrl`. */
export function modKey(): string {
  return isApple() ? t('keys.command') : t('keys.ctrl');
}

/** `⌥` or `Alt`. */
export function altKey(): string {
  return isApple() ? t('keys.option') : t('keys.alt');
}
