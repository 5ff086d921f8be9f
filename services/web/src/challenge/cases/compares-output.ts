import type { ChallengeView } from '@hone/contracts';
import { isContract } from '../find-contract.js';

/** Whether a case may state an expected output: requests to a service (with a contract) have none. */
export const comparesOutput = ({ samples }: Pick<ChallengeView, 'samples'>): boolean =>
  !samples.some(isContract);
