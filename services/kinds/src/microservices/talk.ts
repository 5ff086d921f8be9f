import type { TalkTemplate } from '@hone/contracts/kind';
import { always, FAILED_CHECK } from '../judging/talk.js';

const HISTORY: TalkTemplate = {
  id: 'history',
  ask(checks) {
    const failed = checks.find(({ status, evidence }) => status === 'fail' && evidence?.type === 'history');
    return (
      failed &&
      `“${failed.title}” fails in the recorded run. Which event in it should not have happened, and why did it?`
    );
  },
};

/** Questions about programs that talk over a network. */
export const MICROSERVICES_TALK: readonly TalkTemplate[] = [
  HISTORY,
  FAILED_CHECK,
  always('late-answer', 'What happens in your program if an answer arrives after you gave up on it?'),
];
