import type {
  Assessment,
  AssessmentContent,
  AssessmentRow,
  PublishedAssessment,
  PutAssessmentBody,
  Rubric,
} from '@hone/contracts/hiring';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import { numbered, type AssessmentDraftRecord } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { presentAssessment, presentAssessmentRow, presentVersion, type AssessmentFacts } from './present.js';
import type { Publish } from './publish.js';

/** Assessments of a workspace; all throw `ASSESSMENT_NOT_FOUND` for those of others. */
export interface AssessmentUseCases {
  create(actor: Actor, title: string): Promise<Assessment>;
  list(workspace: string): Promise<AssessmentRow[]>;
  get(workspace: string, id: string): Promise<Assessment>;
  /** Throws `ASSESSMENT_CONFLICT` with the newest state when `revision` is not its number. */
  save(actor: Actor, id: string, body: PutAssessmentBody): Promise<Assessment>;
  publish(actor: Actor, id: string, revision: number): Promise<PublishedAssessment>;
  /** Ends inviting; existing invitations keep working. */
  retire(actor: Actor, id: string): Promise<Assessment>;
  getVersion(workspace: string, id: string, version: number): Promise<PublishedAssessment>;
  getRubric(workspace: string, id: string): Promise<Rubric>;
  putRubric(actor: Actor, id: string, rubric: Rubric): Promise<Rubric>;
}

export interface AssessmentOptions {
  readonly hiring: Pick<
    HiringRepositories,
    'assessments' | 'assessmentDrafts' | 'versions' | 'retirements' | 'rubrics'
  >;
  readonly publish: Publish;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

/** Saved states kept of each draft. */
const STATES_KEPT = 5;

const NEW_CONTENT: Omit<AssessmentContent, 'title'> = {
  intro: '',
  sections: [],
  assistants: 'not-allowed',
  letter: true,
  walkThrough: true,
};

export function createAssessmentUseCases(options: AssessmentOptions): AssessmentUseCases {
  const { hiring } = options;

  const getFacts: GetFacts = async (workspace, id) => {
    const [record, drafts, versions, retirement] = await Promise.all([
      hiring.assessments.find(id),
      hiring.assessmentDrafts.list({ where: { assessment: id }, order: 'desc', limit: 1 }),
      hiring.versions.list({ where: { assessment: id } }),
      hiring.retirements.find(id),
    ]);
    const [draft] = drafts;
    if (record?.workspace !== workspace || draft === undefined) throw new AppError('ASSESSMENT_NOT_FOUND');
    return { draft, versions, retired: retirement !== undefined };
  };

  return {
    async get(workspace, id) {
      return presentAssessment(await getFacts(workspace, id));
    },
    async list(workspace) {
      const records = await hiring.assessments.list({ where: { workspace }, order: 'desc' });
      const facts = await Promise.all(records.map(({ id }) => getFacts(workspace, id)));
      return facts.map(presentAssessmentRow);
    },
    ...createDrafting(options, getFacts),
    ...createPublishing(options, getFacts),
    ...createRubrics(options, getFacts),
  };
}

type GetFacts = (workspace: string, id: string) => Promise<AssessmentFacts>;

function createDrafting(
  { hiring, audit, clock }: AssessmentOptions,
  getFacts: GetFacts,
): Pick<AssessmentUseCases, 'create' | 'save'> {
  const get = async (workspace: string, id: string) => presentAssessment(await getFacts(workspace, id));
  return {
    async create(actor, title) {
      const at = clock.now();
      const id = createSortableId(at);
      const [workspace, by] = [actor.workspace.id, actor.user.id];
      const content = { ...NEW_CONTENT, title };
      const draft = { id: numbered(id, 1), assessment: id, revision: 1, savedAt: at, by, content };
      await hiring.assessmentDrafts.insert(draft);
      await hiring.assessments.insert({ id, workspace, by, createdAt: at });
      await audit.note(actor, { action: 'assessment.create', subject: id, detail: title });
      return get(workspace, id);
    },
    async save(actor, id, { revision, content }) {
      const { draft } = await getFacts(actor.workspace.id, id);
      const next = { ...draft, id: numbered(id, revision + 1), revision: revision + 1, content };
      const saved = { ...next, savedAt: clock.now(), by: actor.user.id };
      if (draft.revision !== revision || !(await hiring.assessmentDrafts.insert(saved)))
        throw new AppError('ASSESSMENT_CONFLICT', {
          members: { assessment: await get(actor.workspace.id, id) },
        });
      await forgetOld(hiring, saved);
      return get(actor.workspace.id, id);
    },
  };
}

function createRubrics(
  { hiring, audit }: AssessmentOptions,
  getFacts: GetFacts,
): Pick<AssessmentUseCases, 'getRubric' | 'putRubric'> {
  return {
    async getRubric(workspace, id) {
      await getFacts(workspace, id);
      return { items: (await hiring.rubrics.find(id))?.items ?? [] };
    },
    async putRubric(actor, id, { items }) {
      await getFacts(actor.workspace.id, id);
      await hiring.rubrics.put({ id, items });
      await audit.note(actor, { action: 'rubric.change', subject: id });
      return { items };
    },
  };
}

type Publishing = Pick<AssessmentUseCases, 'publish' | 'retire' | 'getVersion'>;

function createPublishing(
  { hiring, publish, audit, clock }: AssessmentOptions,
  getFacts: GetFacts,
): Publishing {
  return {
    async publish(actor, id, revision) {
      const { draft, retired } = await getFacts(actor.workspace.id, id);
      if (retired) throw new AppError('ASSESSMENT_RETIRED');
      if (draft.revision !== revision)
        throw new AppError('ASSESSMENT_CONFLICT', {
          members: { assessment: presentAssessment(await getFacts(actor.workspace.id, id)) },
        });
      const version = await publish(draft, actor.user.id);
      const detail = `version ${version.version}`;
      await audit.note(actor, { action: 'assessment.publish', subject: id, detail });
      return presentVersion(version);
    },
    async retire(actor, id) {
      await getFacts(actor.workspace.id, id);
      await hiring.retirements.insert({ id, at: clock.now(), by: actor.user.id });
      await audit.note(actor, { action: 'assessment.retire', subject: id });
      return presentAssessment(await getFacts(actor.workspace.id, id));
    },
    async getVersion(workspace, id, version) {
      const { versions } = await getFacts(workspace, id);
      const found = versions.find((each) => each.version === version);
      if (found === undefined) throw new AppError('ASSESSMENT_NOT_FOUND');
      return presentVersion(found);
    },
  };
}

async function forgetOld(
  hiring: Pick<HiringRepositories, 'assessmentDrafts'>,
  { assessment, revision }: AssessmentDraftRecord,
): Promise<void> {
  const old = revision - STATES_KEPT;
  if (old > 0) await hiring.assessmentDrafts.remove(numbered(assessment, old));
}
