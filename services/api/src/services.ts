import { createAccountServices } from './account-services.js';
import { createAttemptsSource } from './features/aids/attempts-made.js';
import { createGuidances } from './features/packages/guidances.js';
import { createRevealCheck } from './features/aids/reveal-check.js';
import { createAidUseCases } from './features/aids/use-cases.js';
import { createChallengeUseCases } from './features/challenges/use-cases.js';
import { createOfferedLanguages } from './features/challenges/offered-languages.js';
import { createDraftSpace } from './features/drafts/draft-space.js';
import { createSavedDrafts } from './features/drafts/saved-drafts.js';
import { createDraftUseCases } from './features/drafts/use-cases.js';
import { createQueue } from './features/orders/create-queue.js';
import { createPackageUseCases } from './features/packages/use-cases.js';
import { createAdmission } from './features/submissions/admission.js';
import { createAttempts } from './features/submissions/attempts.js';
import { createEventStreams } from './features/submissions/event-stream.js';
import { createSubmissionFeed } from './features/submissions/feed.js';
import { createNoteServed } from './features/submissions/note-served.js';
import { createOpenings, type Openings } from './features/submissions/openings.js';
import { createRegrade } from './features/submissions/regrade.js';
import { createStories, type Stories } from './features/submissions/stories.js';
import { createSubmit } from './features/submissions/submit.js';
import { createProgressSource, createSubmissionUseCases } from './features/submissions/use-cases.js';
import { createHandshakes } from './http/handshakes.js';
import { createTrust } from './http/trusted-hops.js';
import type { ApiDependencies } from './ports.js';

/** What the api can do, built from what it stands on. */
export type Services = ReturnType<typeof createServices>;

/** Wires the use cases of all features. */
export function createServices(dependencies: ApiDependencies) {
  const { repositories, queues, log, registry, cancels, clock, logger, settings } = dependencies;
  const { challenges, submissions, regrades, keys } = repositories;
  const { orders, turns, times, places, dispatcher } = createQueue(dependencies);
  const base = { submissions, orders, log, clock, logger };
  const { retryDelayMs, queueLimit } = settings;
  const attempts = createAttempts({
    ...base,
    onPlaceFree: () => dispatcher.start(),
    onServed: createNoteServed({ turns, times, clock }),
    retryDelayMs,
  });
  const languages = createOfferedLanguages({ registry, clock, logger });
  const openings = createOpenings({ channel: dependencies.openings, clock, logger });
  const stories = createStories({ submissions, regrades, log, logger });
  const cancelling = { submissions, attempts, queues, cancels, logger };
  const admission = createAdmission({ ...base, places, dispatcher, queueLimit });
  return {
    orders,
    dispatcher,
    handshakes: createHandshakes(dependencies.limits, createTrust(settings.trustedProxies)),
    admission,
    regrade: createRegrade({ submissions, regrades, keys, admission, clock }),
    attempts,
    challenges: createChallengeUseCases({
      challenges,
      languages,
      progress: createProgressSource(submissions),
      noteOpening: (digest) => openings.note(digest),
    }),
    ...createAccountServices(dependencies, { ...cancelling, orders, regrades, stories }),
    ...createLearningServices(dependencies, stories, openings),
    submit: createSubmit({ challenges, languages, submissions, keys, admission, openings, clock }),
    submissions: createSubmissionUseCases({ ...cancelling, regrades, places, stories }),
    streams: createEventStreams({ stories, log, logger, heartbeatMs: settings.heartbeatMs }),
    feed: createSubmissionFeed(stories),
  };
}

/** What goes with learning, apart from grading. */
function createLearningServices(
  { repositories, clock }: ApiDependencies,
  stories: Stories,
  openings: Openings,
) {
  const { challenges, packages, submissions, guidance, aids, drafts } = repositories;
  const guidances = createGuidances({ guidance, packages });
  const attempts = createAttemptsSource(submissions);
  const savedDrafts = createSavedDrafts({ drafts, space: createDraftSpace({ drafts, clock }), clock });
  return {
    drafts: createDraftUseCases({ drafts: savedDrafts, challenges }),
    packages: createPackageUseCases({
      packages,
      challenges,
      guidance,
      clock,
      onPublished: (digest) => openings.publish(digest),
    }),
    aids: createAidUseCases({ aids, guidances, challenges, attempts, clock }),
    revealCheck: createRevealCheck({ stories, aids, clock }),
  };
}
