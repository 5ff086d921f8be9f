import { INCIDENT_FILES, type ChallengeView, type SourceFile } from '@hone/contracts';

/** The recording of a learner's incident; undefined if there is none. */
export function findRecorded({ variant }: Pick<ChallengeView, 'variant'>): readonly SourceFile[] | undefined {
  const files = variant?.files;
  return files?.some(({ path }) => path === INCIDENT_FILES.logs) === true ? files : undefined;
}
