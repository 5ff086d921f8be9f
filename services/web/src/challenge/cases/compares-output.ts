import type { ChallengeView } from '@hone/contracts';
import { isContract } from '../find-contract.js';

/** Whether a case may say what is to come out: requests to a service, which has a contract, have no one output. */
export const comparesOutput = ({ samples }: Pick<ChallengeView, 'samples'>): boolean =>
  !samples.some(isContract);
