import type { AssessmentContent } from '@hone/contracts/hiring';
import { AppError, type Clock } from '@hone/kit';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import {
  numbered,
  type AssessmentDraftRecord,
  type VersionRecord,
} from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { checkContent } from './check-content.js';

export interface PublishOptions {
  readonly hiring: Pick<HiringRepositories, 'versions'>;
  readonly challenges: Pick<ChallengeRepository, 'findNewest'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Freezes a draft as a version, with the current challenge versions. Publishing a revision twice makes one
 * version. Throws `ASSESSMENT_INCOMPLETE` with every field that prevents publishing.
 */
export type Publish = (draft: AssessmentDraftRecord, by: string) => Promise<VersionRecord>;

export function createPublish({ hiring, challenges, clock }: PublishOptions): Publish {
  async function findChallenges(content: AssessmentContent): Promise<Map<string, ChallengeVersion>> {
    const slugs = content.sections.flatMap(({ items }) => items.map(({ challenge }) => challenge));
    const wanted = new Set([...slugs, ...(content.practice === undefined ? [] : [content.practice])]);
    const found = await Promise.all([...wanted].map((slug) => challenges.findNewest(slug)));
    return new Map(found.flatMap((version) => (version === undefined ? [] : [[version.slug, version]])));
  }

  return async (draft, by) => {
    const { assessment, revision, content } = draft;
    const found = await findChallenges(content);
    const errors = checkContent(content, found, clock.now());
    if (errors.length > 0) throw new AppError('ASSESSMENT_INCOMPLETE', { errors });
    for (;;) {
      const last = (await hiring.versions.list({ where: { assessment }, order: 'desc', limit: 1 }))[0];
      if (last?.revision === revision) return last;
      const version = (last?.version ?? 0) + 1;
      const record: VersionRecord = {
        id: numbered(assessment, version),
        assessment,
        version,
        revision,
        publishedAt: clock.now(),
        by,
        content: pin(content, version, found),
      };
      // Somebody else published first: their version may be of the same revision.
      if (await hiring.versions.insert(record)) return record;
    }
  };
}

function pin(
  content: AssessmentContent,
  version: number,
  found: ReadonlyMap<string, ChallengeVersion>,
): VersionRecord['content'] {
  const get = (slug: string): ChallengeVersion => {
    const challenge = found.get(slug);
    if (challenge === undefined) throw new Error(`challenge ${slug} was not checked`);
    return challenge;
  };
  const sections = content.sections.map(({ items, ...section }) => ({
    ...section,
    items: items.map((item) => {
      const { version: of, digest, title, kind, difficulty, minutes, skills } = get(item.challenge);
      return { ...item, version: of, digest, title, kind, difficulty, minutes, skills };
    }),
  }));
  const { practice } = content;
  const practiceDigest = practice === undefined ? {} : { practiceDigest: get(practice).digest };
  return { ...content, version, sections, ...practiceDigest };
}
