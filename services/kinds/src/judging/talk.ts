import type { TalkTemplate } from '@hone/contracts/kind';

/** Asks about the first failed check, by its title and the kind of failure; for every kind. */
export const FAILED_CHECK: TalkTemplate = {
  id: 'failed-check',
  ask(checks) {
    const failed = checks.find(({ status }) => status === 'fail');
    if (failed === undefined) return undefined;
    const reason = failed.reason === undefined ? '' : ` (${failed.reason})`;
    return `“${failed.title}” fails${reason}. What would show that, and what would you change first?`;
  },
};

/** A question that needs no evidence. */
export const always = (id: string, text: string): TalkTemplate => ({ id, ask: () => text });
