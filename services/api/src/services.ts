import { createAccountServices } from './account-services.js';
import { createAttemptsSource } from './features/aids/attempts-made.js';
import { createGuidances } from './features/packages/guidances.js';
import { createRevealCheck } from './features/aids/reveal-check.js';
import { createAidUseCases } from './features/aids/use-cases.js';
import { createChallengeUseCases } from './features/challenges/use-cases.js';
import { createOfferedLanguages, type OfferedLanguages } from './features/challenges/offered-languages.js';
import { createDraftSpace } from './features/drafts/draft-space.js';
import { createSavedDrafts } from './features/drafts/saved-drafts.js';
import { createDraftUseCases } from './features/drafts/use-cases.js';
import { createTestCaseUseCases } from './features/test-cases/use-cases.js';
import { createMailServices } from './features/mail/mail-services.js';
import { createQueue } from './features/queue/create-queue.js';
import { createPackageUseCases } from './features/packages/use-cases.js';
import { createAdmission } from './features/submissions/admission.js';
import { createAttempts } from './features/submissions/attempts.js';
import { createEventStreams } from './features/submissions/event-stream.js';
import { createSubmissionFeed } from './features/submissions/feed.js';
import { createRecordServed } from './features/submissions/record-served.js';
import {
  createChallengeActivity,
  type ChallengeActivity,
} from './features/submissions/challenge-activity.js';
import { createRegrade } from './features/submissions/regrade.js';
import { createSubmissionHistories } from './features/submissions/submission-histories.js';
import { createSharedResults } from './features/shared-results/use-cases.js';
import { createSubmit } from './features/submissions/submit.js';
import { createProgressSource, createSubmissionUseCases } from './features/submissions/use-cases.js';
import { createVariantFiles, type VariantFileSource } from './features/variants/variant-files.js';
import { createVariants, type Variants } from './features/variants/variants.js';
import { createProgressUseCases } from './features/progress/use-cases.js';
import { createScoreDistributions } from './features/progress/score-distributions.js';
import { createWorkSummaries } from './features/progress/work-summaries.js';
import { createTrackUseCases } from './features/tracks/use-cases.js';
import { createHandshakes } from './http/handshakes.js';
import { createTrust } from './http/trusted-hops.js';
import { createHoldsSitting } from './features/sittings/sitting-cookie.js';
import { createHiringServices } from './hiring-services.js';
import type { ApiDependencies } from './ports.js';

/** The use cases of the api. */
export type Services = ReturnType<typeof createServices>;

/** Wires the use cases of all features. */
export function createServices(dependencies: ApiDependencies) {
  const { repositories, queues, log, cancels, clock, logger, settings } = dependencies;
  const { challenges, submissions, regrades, keys } = repositories;
  const { queueEntries, turns, times, positions, dispatcher } = createQueue(dependencies);
  const base = { submissions, queueEntries, log, clock, logger };
  const { retryDelayMs, queueLimit } = settings;
  const onServed = createRecordServed({ turns, times, clock });
  const attempts = createAttempts({ ...base, onCapacity: () => dispatcher.start(), onServed, retryDelayMs });
  const parts = createParts(dependencies);
  const { histories, variants } = parts;
  const cancelling = { submissions, attempts, queues, cancels, logger };
  const admission = createAdmission({ ...base, positions, dispatcher, queueLimit });
  const submit = createSubmit({ ...parts, challenges, submissions, keys, admission, clock });
  const learning = createLearningServices(dependencies, parts);
  const mail = createMailServices(dependencies);
  const accounts = createAccountServices(dependencies, mail.mailer, {
    ...cancelling,
    ...parts,
    queueEntries,
    regrades,
  });
  return {
    queueEntries,
    dispatcher,
    handshakes: createHandshakes(dependencies.limits, createTrust(settings.trustedProxies)),
    admission,
    regrade: createRegrade({ submissions, regrades, keys, admission, clock }),
    attempts,
    ...createCatalogue(dependencies, parts),
    variants,
    ...accounts,
    ...mail,
    ...learning,
    ...createHiringServices(dependencies, { ...parts, ...learning, ...mail, ...accounts, submit, admission }),
    submit,
    submissions: createSubmissionUseCases({ ...cancelling, regrades, positions, histories }),
    streams: createEventStreams({ histories, log, logger, heartbeatMs: settings.heartbeatMs }),
    feed: createSubmissionFeed(histories),
  };
}

/** What several features share. */
function createParts({ repositories, findKind, registry, log, clock, logger, ...rest }: ApiDependencies) {
  const { submissions, regrades, aids, packages, hiring } = repositories;
  return {
    languages: createOfferedLanguages({ registry, clock, logger }),
    activity: createChallengeActivity({ channel: rest.activity, clock, logger }),
    variants: createVariants({ variants: repositories.variants, submissions, aids, clock }),
    variantFiles: createVariantFiles({ packages, findKind }),
    histories: createSubmissionHistories({ submissions, regrades, log, logger }),
    holdsSitting: createHoldsSitting(hiring),
  };
}

interface CatalogueParts {
  readonly languages: OfferedLanguages;
  readonly variants: Variants;
  readonly variantFiles: VariantFileSource;
  readonly activity: ChallengeActivity;
}

/** Wires the catalogue, the views of challenges, and tracks. */
function createCatalogue(
  { repositories, clock }: ApiDependencies,
  { languages, variants, variantFiles, activity }: CatalogueParts,
) {
  const { challenges, submissions, workSummaries: summaries } = repositories;
  const progress = createProgressSource(submissions);
  const workSummaries = createWorkSummaries({ summaries, submissions, clock });
  const tracks = createTrackUseCases({
    tracks: repositories.tracks,
    challenges,
    languages,
    progress,
    clock,
  });
  return {
    tracks,
    progress: createProgressUseCases({ challenges, workSummaries, tracks, clock }),
    distributions: createScoreDistributions({ challenges, submissions, clock }),
    challenges: createChallengeUseCases({
      challenges,
      languages,
      progress,
      variants,
      variantFiles,
      reportOpened: (digest, variant) => activity.note(digest, variant),
    }),
  };
}

/** Wires drafts, hints and packages. */
function createLearningServices(
  { repositories, findKind, clock, settings }: ApiDependencies,
  { histories, activity, variants }: ReturnType<typeof createParts>,
) {
  const { challenges, packages, submissions, guidance, aids, drafts, testCases } = repositories;
  const guidances = createGuidances({ guidance, packages, findKind });
  const attempts = createAttemptsSource(submissions);
  const savedDrafts = createSavedDrafts({ drafts, space: createDraftSpace({ drafts, clock }), clock });
  return {
    sharedResults: createSharedResults({ ...repositories, histories, clock, publicUrl: settings.publicUrl }),
    savedDrafts,
    drafts: createDraftUseCases({ drafts: savedDrafts, challenges }),
    testCases: createTestCaseUseCases({ testCases, challenges, clock }),
    packages: createPackageUseCases({
      packages,
      challenges,
      guidance,
      findKind,
      clock,
      onPublished: (digest) => activity.publish(digest),
    }),
    aids: createAidUseCases({ aids, guidances, challenges, attempts, variants, clock }),
    revealCheck: createRevealCheck({ histories, aids, clock }),
  };
}
