import type { CheckPlan } from '../../../judging/build-check.js';
import { USUAL_CAP } from '../../../judging/check-rules.js';

const HAND_IN = { group: 'correct', weight: 1, required: true, visible: true } as const;
const HIDDEN = { required: false, visible: false } as const;

export const DIAGNOSIS: CheckPlan = { ...HAND_IN, id: 'diagnosis', title: 'The diagnosis is complete' };
export const STARTS: CheckPlan = { ...HAND_IN, id: 'starts', title: 'Every service starts' };
/** The check of a run. */
export const RUN: CheckPlan = { ...HAND_IN, id: 'run', title: 'Green under load' };

export const LOAD: CheckPlan = {
  ...HIDDEN,
  id: 'load',
  title: 'Green under load',
  group: 'mitigation',
  weight: 25,
};
export const RESTARTED: CheckPlan = {
  ...HIDDEN,
  id: 'restarted',
  title: 'Green again after a restart',
  group: 'mitigation',
  weight: 15,
};
export const COMPONENT: CheckPlan = {
  ...HIDDEN,
  id: 'component',
  title: 'The component at fault',
  group: 'diagnosis',
  weight: 25,
};
export const KIND: CheckPlan = {
  ...HIDDEN,
  id: 'kind',
  title: 'What is wrong with it',
  group: 'diagnosis',
  weight: 20,
};
export const EVIDENCE: CheckPlan = {
  ...HIDDEN,
  id: 'evidence',
  title: 'Evidence that shows it',
  group: 'diagnosis',
  weight: 10,
};
export const BEHAVIOR: CheckPlan = {
  ...HIDDEN,
  id: 'behavior',
  title: 'What worked before still works',
  group: 'collateral',
  weight: 1,
  rule: 'A repair leaves every check and answer of the services as it is, and treats the cause.',
  cap: USUAL_CAP,
};
export const TELEMETRY: CheckPlan = {
  ...HIDDEN,
  id: 'telemetry',
  title: 'Logs, metrics and traces are kept',
  group: 'collateral',
  weight: 1,
  rule: 'A repair keeps logs, metrics and traces.',
  cap: USUAL_CAP,
};
export const DATA: CheckPlan = {
  ...HIDDEN,
  id: 'data',
  title: 'Data is kept',
  group: 'collateral',
  weight: 1,
  rule: 'A repair keeps the data.',
  cap: USUAL_CAP,
};

/** Checks of a submission, in the order in which they are reported. */
export const GRADED: readonly CheckPlan[] = [
  DIAGNOSIS,
  STARTS,
  LOAD,
  RESTARTED,
  COMPONENT,
  KIND,
  EVIDENCE,
  BEHAVIOR,
  TELEMETRY,
  DATA,
];
