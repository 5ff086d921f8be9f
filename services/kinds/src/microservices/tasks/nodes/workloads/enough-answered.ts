import { checkAvailability, type AvailabilityOptions } from '../../../checkers/availability.js';
import type { Property } from './workload.js';

/** The share that a check names was answered, and not every change rejected. */
export const enoughAnswered = (options: Omit<AvailabilityOptions, 'least'> = {}): Property => ({
  about: 'Enough requests get an answer.',
  check: (history, { least }) => checkAvailability(history, { ...options, least }),
  isTimed: 'answers',
});
