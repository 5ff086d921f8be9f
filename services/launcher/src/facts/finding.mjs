import { LauncherFailure, messageOf } from '../terminal/failure.mjs';

/**
 * @typedef {{severity: 'error' | 'warning' | 'info', code: string, message: string, fix: string}} Finding  about the machine; `fix` is what to do
 */

/**
 * @param {unknown} error
 * @returns {Finding}
 */
export function asFinding(error) {
  if (!(error instanceof LauncherFailure)) {
    const fix = 'Read the log of the Docker engine.';
    return { severity: 'error', code: 'ENGINE_UNREADABLE', message: messageOf(error), fix };
  }
  return { severity: 'error', code: error.code, message: error.message, fix: error.fix.join('\n') };
}
