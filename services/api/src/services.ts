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
import {
  createSubmissionHistories,
  type SubmissionHistories,
} from './features/submissions/submission-histories.js';
import { createSubmit } from './features/submissions/submit.js';
import { createProgressSource, createSubmissionUseCases } from './features/submissions/use-cases.js';
import { createVariantFiles } from './features/variants/variant-files.js';
import { createVariants, type Variants } from './features/variants/variants.js';
import { createHandshakes } from './http/handshakes.js';
import { createTrust } from './http/trusted-hops.js';
import type { ApiDependencies } from './ports.js';

/** The use cases of the api. */
export type Services = ReturnType<typeof createServices>;

/** Wires the use cases of all features. */
export function createServices(dependencies: ApiDependencies) {
  const { repositories, queues, log, registry, cancels, clock, logger, settings } = dependencies;
  const { challenges, submissions, regrades, keys, aids } = repositories;
  const { queueEntries, turns, times, positions, dispatcher } = createQueue(dependencies);
  const base = { submissions, queueEntries, log, clock, logger };
  const { retryDelayMs, queueLimit } = settings;
  const attempts = createAttempts({
    ...base,
    onCapacity: () => dispatcher.start(),
    onServed: createRecordServed({ turns, times, clock }),
    retryDelayMs,
  });
  const languages = createOfferedLanguages({ registry, clock, logger });
  const activity = createChallengeActivity({ channel: dependencies.activity, clock, logger });
  const variants = createVariants({ variants: repositories.variants, submissions, aids, clock });
  const histories = createSubmissionHistories({ submissions, regrades, log, logger });
  const mail = createMailServices(dependencies);
  const cancelling = { submissions, attempts, queues, cancels, logger };
  const admission = createAdmission({ ...base, positions, dispatcher, queueLimit });
  return {
    queueEntries,
    dispatcher,
    handshakes: createHandshakes(dependencies.limits, createTrust(settings.trustedProxies)),
    admission,
    regrade: createRegrade({ submissions, regrades, keys, admission, clock }),
    attempts,
    challenges: createCatalogue(dependencies, { languages, variants, activity }),
    variants,
    ...mail,
    ...createAccountServices(dependencies, mail.mailer, { ...cancelling, queueEntries, regrades, histories }),
    ...createLearningServices(dependencies, histories, activity, variants),
    submit: createSubmit({ challenges, languages, submissions, keys, admission, activity, variants, clock }),
    submissions: createSubmissionUseCases({ ...cancelling, regrades, positions, histories }),
    streams: createEventStreams({ histories, log, logger, heartbeatMs: settings.heartbeatMs }),
    feed: createSubmissionFeed(histories),
  };
}

interface CatalogueParts {
  readonly languages: OfferedLanguages;
  readonly variants: Variants;
  readonly activity: ChallengeActivity;
}

/** Wires the catalogue and the views of challenges. */
function createCatalogue(
  { repositories, findKind }: ApiDependencies,
  { languages, variants, activity }: CatalogueParts,
) {
  const { challenges, submissions, packages } = repositories;
  return createChallengeUseCases({
    challenges,
    languages,
    progress: createProgressSource(submissions),
    variants,
    variantFiles: createVariantFiles({ packages, findKind }),
    reportOpened: (digest, variant) => activity.note(digest, variant),
  });
}

/** Wires drafts, hints and packages. */
function createLearningServices(
  { repositories, findKind, clock }: ApiDependencies,
  histories: SubmissionHistories,
  activity: ChallengeActivity,
  variants: Variants,
) {
  const { challenges, packages, submissions, guidance, aids, drafts } = repositories;
  const guidances = createGuidances({ guidance, packages, findKind });
  const attempts = createAttemptsSource(submissions);
  const savedDrafts = createSavedDrafts({ drafts, space: createDraftSpace({ drafts, clock }), clock });
  return {
    drafts: createDraftUseCases({ drafts: savedDrafts, challenges }),
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
