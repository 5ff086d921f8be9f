/** An error that the user can fix. Any other error is a bug in the launcher and is printed with its stack. */
export class LauncherFailure extends Error {
  /**
   * @param {string} code  stable `AREA_REASON` word, also shown by `hone doctor`
   * @param {string} message  one sentence: what is wrong
   * @param {string[]} fix  what to do about it, one line each; commands are printed as they must be typed
   */
  constructor(code, message, fix) {
    super(message);
    this.name = 'LauncherFailure';
    this.code = code;
    this.fix = fix;
  }
}

/**
 * @param {unknown} error
 * @returns {string} the message of the thrown value
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
