import { createReadAnalytics } from './features/analytics/read-analytics.js';
import { createAssessmentUseCases } from './features/assessments/use-cases.js';
import { createPublish } from './features/assessments/publish.js';
import type { PersonalData } from './features/accounts/personal-data.js';
import type { OfferedLanguages } from './features/challenges/offered-languages.js';
import type { SavedDrafts } from './features/drafts/saved-drafts.js';
import { createInvitationUseCases } from './features/invitations/use-cases.js';
import { createMailInvitation } from './features/invitations/invitation-mail.js';
import { createWorkspaceMail } from './features/invitations/workspace-mail.js';
import { createReadInvitationMails } from './features/invitations/read-mails.js';
import { createInviteMany } from './features/invitations/invite-many.js';
import { createOpenInvitation } from './features/invitations/open-invitation.js';
import { createPlaybackRecorder } from './features/playback/recorder.js';
import { createEmitEvent } from './features/webhooks/emit-events.js';
import { createWebhookServices } from './features/webhooks/webhook-services.js';
import type { Mailer } from './features/mail/mailer.js';
import { createEraseSitting } from './features/privacy/erase-sitting.js';
import { createExportOwn } from './features/privacy/export-own.js';
import { createSweepRetention } from './features/privacy/retention.js';
import { createCompare } from './features/reports/compare.js';
import { createDecisions } from './features/reports/decisions.js';
import { createListSittings } from './features/reports/list-sittings.js';
import { createReviews } from './features/reports/reviews.js';
import { createReportUseCases } from './features/reports/use-cases.js';
import { createPresentShared } from './features/sharing/present-shared.js';
import { createShareLinks } from './features/sharing/share-links.js';
import { createSweepDeadlines } from './features/sittings/deadline-sweeper.js';
import { createFacts } from './features/sittings/facts.js';
import { createLoadSitting } from './features/sittings/load-sitting.js';
import { createOutages } from './features/sittings/outages.js';
import { createReadResults } from './features/sittings/results.js';
import { createSittingRows } from './features/sittings/rows.js';
import { createSettleSitting, refreshGraded } from './features/sittings/settle.js';
import { createSittingClock } from './features/sittings/sitting-clock.js';
import type { HoldsSitting } from './features/sittings/sitting-cookie.js';
import { createSittingItems } from './features/sittings/sitting-items.js';
import { createNotifySitting } from './features/sittings/sitting-notices.js';
import { createSubmitInSitting } from './features/sittings/submit-in-sitting.js';
import { createSittingUseCases } from './features/sittings/use-cases.js';
import type { Admission } from './features/submissions/admission.js';
import type { SubmissionHistories } from './features/submissions/submission-histories.js';
import type { Submit } from './features/submissions/submit.js';
import type { VariantFileSource } from './features/variants/variant-files.js';
import type { Variants } from './features/variants/variants.js';
import { createExportWorkspace } from './features/workspace-archive/export-workspace.js';
import { createRestoreWorkspace } from './features/workspace-archive/restore-workspace.js';
import { createReadSimilarity } from './features/similarity/read-similarity.js';
import { createReadTalk } from './features/talks/read-talk.js';
import { createWalkThrough } from './features/talks/walk-through.js';
import { createTeamNotices, type TeamNotices } from './features/team-live/team-notices.js';
import { createWatchAccess } from './features/team-live/watch-access.js';
import { createEnterWorkspace } from './features/workspaces/access.js';
import { createAudit, type Audit } from './features/workspaces/audit.js';
import { createWorkspaceDomains } from './features/workspaces/domains.js';
import { createMemberUseCases } from './features/workspaces/members.js';
import { createWorkspaceUseCases } from './features/workspaces/use-cases.js';
import type { ApiDependencies } from './ports.js';

/** What assessments use of practice. */
export interface PracticeParts {
  readonly languages: OfferedLanguages;
  readonly variants: Variants;
  readonly variantFiles: VariantFileSource;
  readonly savedDrafts: SavedDrafts;
  readonly submit: Submit;
  readonly admission: Admission;
  readonly histories: SubmissionHistories;
  readonly holdsSitting: HoldsSitting;
  readonly mailer: Mailer;
  readonly personalData: readonly PersonalData[];
}

/** Creates the services of assessments. */
export function createHiringServices(dependencies: ApiDependencies, practice: PracticeParts) {
  const { repositories, contacts, clock, logger } = dependencies;
  const { hiring, users } = repositories;
  const audit = createAudit({ hiring, users, clock });
  const notices = createTeamNotices({ channel: dependencies.teamChanges, hiring, logger });
  const sitting = createSittingServices(dependencies, practice, notices);
  const { load, rows, readResults, facts, playback, emit } = sitting;
  const judging = { hiring, users, rows, audit, clock, emit };
  const [reviews, decisions] = [createReviews(judging), createDecisions(judging)];
  const workspaceMail = createWorkspaceMail({ ...dependencies, hiring });
  const mail = createMailInvitation({ ...practice, ...dependencies.settings, workspaceMail, hiring, clock });
  const invitations = createInvitationUseCases({ hiring, load, rows, mail, notices, audit, clock });
  const erase = createEraseSitting({ ...practice, hiring, notices, clock });
  const readMails = createReadInvitationMails({ ...practice, hiring, clock });
  const reporting = { ...judging, readResults, facts, reviews, decisions, readMails, contacts };
  const reports = createReportUseCases({ ...repositories, ...practice, ...reporting, load, playback });
  return {
    ...sitting.services,
    ...createWebhookServices(dependencies, audit),
    audit,
    ...createWorkspaceServices(dependencies, audit, notices),
    invitations,
    workspaceMail,
    inviteMany: createInviteMany(invitations),
    eraseSitting: erase,
    sweepRetention: createSweepRetention({ hiring, erase, audit, clock, logger }),
    exportOwn: createExportOwn({ ...sitting.services, ...practice, playback, load, clock }),
    compare: createCompare(reporting),
    openInvitation: createOpenInvitation({ ...practice, workspaceMail, hiring, load, facts, rows, clock }),
    holdsSitting: practice.holdsSitting,
    listSittings: createListSittings({ hiring, contacts, clock }),
    reports,
    exportWorkspace: createExportWorkspace({ ...repositories, clock }),
    restoreWorkspace: createRestoreWorkspace({ ...repositories, load, rows, audit, clock }),
    readAnalytics: createReadAnalytics({ hiring, load, readResults }),
    readSimilarity: createReadSimilarity({ ...dependencies, ...repositories, ...reporting, reports, load }),
    readTalk: createReadTalk({ ...dependencies, ...practice, ...reporting, reports }),
    shareLinks: createShareLinks({ ...reporting, reports, load, present: createPresentShared(reporting) }),
  };
}

/** Who belongs to a workspace, and what it has for candidates. */
function createWorkspaceServices(
  { repositories, clock }: ApiDependencies,
  audit: Audit,
  notices: TeamNotices,
) {
  const parts = { ...repositories, audit, notices, clock };
  return {
    assessments: createAssessmentUseCases({ ...parts, publish: createPublish(parts) }),
    enter: createEnterWorkspace(repositories.hiring),
    watchAccess: createWatchAccess(repositories),
    workspaces: createWorkspaceUseCases(parts),
    members: createMemberUseCases(parts),
    workspaceDomains: createWorkspaceDomains(parts),
  };
}

/** The parts of a sitting, and the services that its candidate uses. */
function createSittingServices(dependencies: ApiDependencies, practice: PracticeParts, notices: TeamNotices) {
  const { repositories, registry, log, limits, contacts, clock, logger } = dependencies;
  const { hiring, submissions, challenges, drafts } = repositories;
  const load = createLoadSitting(hiring);
  const readResults = createReadResults({ hiring, submissions });
  const rows = createSittingRows({ hiring, load, readResults, notices, clock });
  const facts = createFacts({ hiring, notices, clock });
  const notify = createNotifySitting(log, logger);
  const emit = createEmitEvent({ hiring, clock, logger });
  const base = { hiring, load, rows, facts, notify, emit, clock, logger };
  const settle = createSettleSitting({ ...base, ...practice, challenges, drafts, submissions });
  const outages = createOutages({ hiring, registry, clock });
  const playback = createPlaybackRecorder({ hiring, drafts, logger });
  const items = createSittingItems({ ...practice, ...base, contacts, challenges, playback });
  return {
    load,
    rows,
    readResults,
    facts,
    emit,
    playback,
    services: {
      outages,
      sweepDeadlines: createSweepDeadlines({ ...base, outages, settle, contacts }),
      sittingClock: createSittingClock({ ...base, settle }),
      sittingItems: items,
      sittings: createSittingUseCases({ ...base, ...practice, readResults, items, drafts, notices }),
      walkThrough: createWalkThrough({ ...dependencies, ...practice, hiring, load, readResults, notices }),
      submitInSitting: createSubmitInSitting({ ...practice, items, facts, limits }),
      /** Called after a submission of a sitting was graded. */
      async noteGraded(id: string): Promise<void> {
        await refreshGraded({ rows, emit }, await load(id));
        await notify(id);
      },
    },
  };
}
