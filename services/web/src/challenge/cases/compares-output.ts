import type { ChallengeView } from '@hone/contracts';

/** Whether a case may say what is to come out: requests to a service have no one output. */
export const comparesOutput = ({ kind }: Pick<ChallengeView, 'kind'>): boolean => kind !== 'api-design';
