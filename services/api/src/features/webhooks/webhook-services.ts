import type { ApiDependencies } from '../../ports.js';
import { createSealer } from '../../storage/sealed-text.js';
import type { Audit } from '../workspaces/audit.js';
import { createDeliverWebhooks } from './deliver.js';
import { createSweepDeliveries } from './sweep-deliveries.js';
import { createWebhookUseCases } from './use-cases.js';

/** The webhooks of workspaces. */
export function createWebhookServices(dependencies: ApiDependencies, audit: Audit) {
  const { repositories, webhookSender: sender, settings, clock, logger } = dependencies;
  const { hiring } = repositories;
  const sealer = createSealer(settings.cookieSecret, 'webhook secrets');
  const base = { hiring, sender, sealer, clock, logger };
  return {
    webhooks: createWebhookUseCases({ ...base, audit }),
    deliverWebhooks: createDeliverWebhooks(base),
    sweepDeliveries: createSweepDeliveries({ hiring, clock }),
  };
}
