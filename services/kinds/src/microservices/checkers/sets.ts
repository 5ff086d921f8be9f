import type { Checker } from './checker.js';
import { checkElements } from './elements/check-elements.js';

export const G_SET = { add: 'add', element: 'element', elements: 'value' };

/** A set that only grows: what was added is read at the end, and nothing else ever is. */
export const checkSet: Checker = (history) => checkElements(G_SET, history);
