import type { ChallengeView, Sample, SourceFile } from '@hone/contracts';

/** Whether a sample is the contract, which has a separate tab. */
export const isContract = ({ format }: Sample): boolean => format === 'openapi';

/** The OpenAPI document of a challenge; undefined if it has none. */
export const findContract = ({ samples }: Pick<ChallengeView, 'samples'>): SourceFile | undefined =>
  samples.find(isContract)?.files?.[0];
