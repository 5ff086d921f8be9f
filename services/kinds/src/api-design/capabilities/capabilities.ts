import type { Capability } from './capability.js';
import { asyncJob } from './async-job.js';
import { cacheable } from './cacheable.js';
import { conditionalUpdate } from './conditional-update.js';
import { createdWithLocation } from './created-with-location.js';
import { deprecatedWithSunset } from './deprecated-with-sunset.js';
import { documentsStatuses } from './documents-statuses.js';
import { filterAndSort } from './filter-and-sort.js';
import { idempotentCreate } from './idempotent-create.js';
import { notInAnswers } from './not-in-answers.js';
import { paginated } from './paginated.js';
import { partialUpdate } from './partial-update.js';
import { rateLimited } from './rate-limited.js';
import { resumableDownload } from './resumable-download.js';
import { securedExcept } from './secured-except.js';
import { sharedProblem } from './shared-problem.js';
import { webhooks } from './webhooks.js';

/** Everything that a task can ask of a document, by the name that it has in `challenge.yml`. */
export const CAPABILITIES = {
  paginated,
  'idempotent-create': idempotentCreate,
  'conditional-update': conditionalUpdate,
  'shared-problem': sharedProblem,
  'rate-limited': rateLimited,
  'created-with-location': createdWithLocation,
  'async-job': asyncJob,
  'secured-except': securedExcept,
  cacheable,
  'partial-update': partialUpdate,
  'filter-and-sort': filterAndSort,
  webhooks,
  'deprecated-with-sunset': deprecatedWithSunset,
  'not-in-answers': notInAnswers,
  'documents-statuses': documentsStatuses,
  'resumable-download': resumableDownload,
};

export type CapabilityName = keyof typeof CAPABILITIES;

/** The same without their settings' types, which the schema of `challenge.yml` has checked by name. */
export const capabilityOf = (name: CapabilityName): Capability<unknown> => CAPABILITIES[name];
