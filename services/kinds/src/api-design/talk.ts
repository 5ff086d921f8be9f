import type { TalkTemplate } from '@hone/contracts/kind';
import { always, FAILED_CHECK } from '../judging/talk.js';

const BROKEN_CLIENT: TalkTemplate = {
  id: 'broken-client',
  ask(checks) {
    const failed = checks.find(({ status, operations = [] }) => status === 'fail' && operations.length > 0);
    const [operation] = failed?.operations ?? [];
    if (failed === undefined || operation === undefined) return undefined;
    return `“${failed.title}” fails at ${operation}. What does a client notice, and how would you fix it without breaking others?`;
  },
};

/** Questions about a contract and those who rely on it. */
export const API_DESIGN_TALK: readonly TalkTemplate[] = [
  BROKEN_CLIENT,
  FAILED_CHECK,
  always(
    'retry',
    'A client times out before your answer arrives, and sends the request again. What happens?',
  ),
];
