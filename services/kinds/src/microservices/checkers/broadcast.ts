import type { Checker } from './checker.js';
import { checkElements, checkGenuine } from './elements/check-elements.js';

export const BROADCAST = { add: 'broadcast', element: 'message', elements: 'messages' };

/** Every acknowledged value is at every node once the network has healed, and no node has a value that nobody sent. */
export const checkBroadcast: Checker = (history) => checkElements(BROADCAST, history);

/** No read lists a value twice, or one that nobody had sent. */
export const checkGenuineBroadcast: Checker = (history) => checkGenuine(BROADCAST, history);
