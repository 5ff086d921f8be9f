import type { CheckPlan } from '../../../judging/build-check.js';
import { ruleOf } from '../../../judging/check-rules.js';
import type { PropertyCheck } from './definition.js';

const OWN = { group: 'correct', weight: 0, required: true, visible: true } as const;

/** The program compiles. */
export const COMPILES: CheckPlan = { ...OWN, id: 'compiles', title: 'The program compiles' };
/** The scenario of a run goes well. */
export const RUN: CheckPlan = { ...OWN, id: 'run', title: 'The scenario of a run' };
/** No node ends or breaks the protocol in the hidden scenario. */
export const PROTOCOL: CheckPlan = {
  ...OWN,
  id: 'protocol',
  title: 'Nodes keep running and keep to the protocol',
  visible: false,
};

/** Checks of the kind itself, by id. */
export const OWN_IDS = [COMPILES, RUN, PROTOCOL].map(({ id }) => id);

export const planOf = (check: PropertyCheck): CheckPlan => {
  const { id, title, group, weight } = check;
  return { id, title, group, weight, required: group === 'correct', visible: false, ...ruleOf(check) };
};
