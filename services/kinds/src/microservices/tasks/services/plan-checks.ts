import type { CheckPlan } from '../../../judging/build-check.js';
import { ruleOf } from '../../../judging/check-rules.js';
import type { PropertyCheck } from './definition.js';

const OWN = { group: 'correct', weight: 1, required: true, visible: true } as const;

/** The service compiles, listens and says that it is ready. */
export const STARTS: CheckPlan = { ...OWN, id: 'starts', title: 'The service starts' };
/** The visible scenario goes well. */
export const RUN: CheckPlan = { ...OWN, id: 'run', title: 'The visible scenario' };
/** The service stays up while the graded scenario is played. */
export const STAYS_UP: CheckPlan = {
  ...OWN,
  id: 'stays-up',
  title: 'The service stays up in the graded scenario',
  visible: false,
};

/** Checks of the task itself, by id. */
export const OWN_IDS = [STARTS, RUN, STAYS_UP].map(({ id }) => id);

export const planOf = (check: PropertyCheck): CheckPlan => {
  const { id, title, group, weight } = check;
  return { id, title, group, weight, required: group === 'correct', visible: false, ...ruleOf(check) };
};
