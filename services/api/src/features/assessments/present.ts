import type { Assessment, AssessmentRow, AssessmentState, PublishedAssessment } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { AssessmentDraftRecord, VersionRecord } from '../hiring-records/assessment-records.js';

/** The facts of an assessment. */
export interface AssessmentFacts {
  readonly draft: AssessmentDraftRecord;
  /** Oldest first. */
  readonly versions: readonly VersionRecord[];
  readonly retired: boolean;
}

function stateOf({ versions, retired }: AssessmentFacts): AssessmentState {
  if (retired) return 'retired';
  return versions.length > 0 ? 'published' : 'draft';
}

export function presentAssessment(facts: AssessmentFacts): Assessment {
  const { draft, versions } = facts;
  return {
    id: draft.assessment,
    state: stateOf(facts),
    revision: draft.revision,
    savedAt: isoTime(draft.savedAt),
    content: draft.content,
    changed: versions.at(-1)?.revision !== draft.revision,
    versions: versions.map(({ version, publishedAt, content: { window = null } }) => ({
      version,
      publishedAt: isoTime(publishedAt),
      window,
    })),
  };
}

export function presentAssessmentRow(facts: AssessmentFacts): AssessmentRow {
  const { draft, versions } = facts;
  const { title, sections, totalMinutes } = draft.content;
  return {
    id: draft.assessment,
    title,
    state: stateOf(facts),
    version: versions.at(-1)?.version ?? null,
    items: sections.reduce((sum, { items, pick }) => sum + (pick ?? items.length), 0),
    minutes: totalMinutes ?? sections.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    savedAt: isoTime(draft.savedAt),
  };
}

/** A version without the digests of its packages. */
export function presentVersion({ content, publishedAt }: VersionRecord): PublishedAssessment {
  const { practiceDigest: _digest, sections, ...rest } = content;
  return {
    ...rest,
    publishedAt: isoTime(publishedAt),
    sections: sections.map(({ items, ...section }) => ({
      ...section,
      items: items.map(({ digest: _package, ...item }) => item),
    })),
  };
}
