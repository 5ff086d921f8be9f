import type { ChallengeView, Sample, SourceFile } from '@hone/contracts';

/** Whether a sample is the contract, which has a tab of its own. */
export const isContract = ({ format }: Sample): boolean => format === 'openapi';

/** The OpenAPI document of a challenge; undefined where it has none. */
export const findContract = ({ samples }: Pick<ChallengeView, 'samples'>): SourceFile | undefined =>
  samples.find(isContract)?.files?.[0];
