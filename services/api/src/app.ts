import express, { Router, type Express, type RequestHandler } from 'express';
import { createAidRoutes } from './features/aids/routes.js';
import { createMeRoutes, createPatchMe } from './features/accounts/me-routes.js';
import { createAccountRoutes } from './features/accounts/routes.js';
import { createAdminRoutes } from './features/admin/routes.js';
import { createAnalyticsRoutes } from './features/analytics/routes.js';
import { createAssessmentRoutes } from './features/assessments/routes.js';
import { createChallengeRoutes } from './features/challenges/routes.js';
import { createDeviceRoutes } from './features/device-sign-in/routes.js';
import { createDocsRoutes } from './features/docs/routes.js';
import { createDraftRoutes } from './features/drafts/routes.js';
import { createTestCaseRoutes } from './features/test-cases/routes.js';
import { createHealthRoutes } from './features/health/routes.js';
import { createInternalRoutes } from './features/internal/routes.js';
import { createWorkspaceMailRoutes } from './features/invitations/workspace-mail-routes.js';
import { createDomainRoutes, createOidcRoutes } from './features/oidc/routes.js';
import { createOutboxRoutes } from './features/mail/outbox-routes.js';
import { createMeasurementRoutes } from './features/measurements/routes.js';
import { createInvitationRoutes } from './features/invitations/routes.js';
import { createBoardRoutes } from './features/operations/board-routes.js';
import { createHttpMetrics } from './features/operations/http-metrics.js';
import { createPackageRoutes } from './features/packages/routes.js';
import { createPasswordLinkRoutes, createRecoveryRoutes } from './features/recovery/routes.js';
import { createIdentity, findUserId, onlySessions } from './features/sessions/identity.js';
import { createSessionRoutes } from './features/sessions/routes.js';
import { createSessionMiddleware } from './features/sessions/session-cookie.js';
import { createReportRoutes } from './features/reports/routes.js';
import { createCardRenderer } from './features/shared-results/render-card.resvg.js';
import { createSharedResultRoutes } from './features/shared-results/routes.js';
import { createSharedPage } from './features/shared-results/shared-page.js';
import { createSharingRoutes } from './features/sharing/routes.js';
import { createWebhookRoutes } from './features/webhooks/routes.js';
import { createSittingRoutes } from './features/sittings/routes.js';
import { createSittingIdentity } from './features/sittings/sitting-cookie.js';
import { createProgressRoutes } from './features/progress/routes.js';
import { createRegradeRoute } from './features/submissions/regrade-route.js';
import { createSubmissionRoutes } from './features/submissions/routes.js';
import { createSimilarityRoutes } from './features/similarity/routes.js';
import { createTalkRoutes } from './features/talks/routes.js';
import { createWalkThroughRoutes } from './features/talks/walk-through-routes.js';
import { createTrackPublishing, createTrackRoutes } from './features/tracks/routes.js';
import { createTokenRoutes } from './features/tokens/routes.js';
import { createExportRoutes, createRestoreRoutes } from './features/workspace-archive/routes.js';
import { createWorkspaceDomainRoutes } from './features/workspaces/domain-routes.js';
import { createWorkspaceRoutes } from './features/workspaces/routes.js';
import { rejectCrossSite } from './http/cross-site.js';
import { createHandshakeRoutes } from './http/handshakes.js';
import { readJsonBody } from './http/json-body.js';
import { createRequestLimit } from './http/limit-requests.js';
import { rejectControlCharacters } from './http/plain-address.js';
import { createProblemHandler, rejectUnknownRoute } from './http/problem.js';
import { createRequestLog } from './http/request-log.js';
import { createRequestScope } from './http/request-scope.js';
import { createSecurityHeaders } from './http/security-headers.js';
import { createSecretGuard } from './http/shared-secret.js';
import { createStaticWeb } from './http/static-web.js';
import { createTrust } from './http/trusted-hops.js';
import type { ApiDependencies } from './ports.js';
import type { Services } from './services.js';

/** The HTTP application of the api; requests pass its middleware from top to bottom. */
export function createApp(dependencies: ApiDependencies, services: Services): Express {
  const { logger, isUnavailable, registry, queues, pingDatabase, metrics, settings } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', createTrust(settings.trustedProxies));
  app.set('query parser', 'simple');
  app.use(createRequestLog(logger));
  app.use(createRequestScope(dependencies));
  app.use(createHttpMetrics(metrics));
  app.use(createSecurityHeaders());
  app.use(createHealthRoutes({ pingDatabase, registry, queues }));
  app.use(createDocsRoutes());
  const identity = createAppIdentity(dependencies, services);
  app.use(createBoardRoutes({ identity, openInspection: dependencies.openInspection }));
  app.use('/api/v1', createApiRoutes(dependencies, services, identity));
  app.use('/api', rejectUnknownRoute);
  if (settings.webDir !== undefined) {
    app.use(createSharedPage(settings.webDir, services.sharedResults, settings.publicUrl));
    app.use(createStaticWeb(settings.webDir));
  }
  app.use(rejectUnknownRoute);
  app.use(createProblemHandler({ logger, isUnavailable, metrics }));
  return app;
}

/** Middleware that identifies the caller by session or token. */
function createAppIdentity(
  { repositories, clock, settings }: ApiDependencies,
  services: Services,
): RequestHandler {
  const { sessions, users } = repositories;
  const readSession = createSessionMiddleware({ secret: settings.cookieSecret, sessions, clock });
  return createIdentity({
    readSession,
    findBearer: services.findBearer,
    findPerson: (id) => users.find(id),
  });
}

/** Data of other people: no token may access it, whatever its scopes. */
const ROUTES_OF_OTHERS = [
  '/workspaces',
  '/joinable-workspaces',
  '/join',
  '/invitations',
  '/sittings',
  '/shared',
];

function createApiRoutes(
  dependencies: ApiDependencies,
  services: Services,
  identity: RequestHandler,
): Router {
  const { repositories, limits, settings } = dependencies;
  const { sessions, regrade } = services;
  const service = createSecretGuard('service token', settings.serviceToken);
  const operator = createSecretGuard('operator token', settings.operatorToken);
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(rejectControlCharacters);
  router.use(rejectCrossSite);
  router.use(createPackageRoutes(services.packages, { service, operator }));
  router.use(createRestoreRoutes({ ...services, ...repositories, guard: operator }));
  router.use(readJsonBody);
  router.use(createServiceRoutes(dependencies, services, service));
  router.use(createOperatorRoutes(dependencies, services, operator));
  router.use(identity);
  router.use(ROUTES_OF_OTHERS, onlySessions);
  router.use(createSittingIdentity(services.holdsSitting, dependencies.contacts));
  router.use(createRequestLimit(limits, findUserId));
  // The most requested routes come first.
  router.use(createChallengeRoutes(services.challenges));
  router.use(createTrackRoutes(services.tracks));
  router.use(createProgressRoutes(services));
  router.use(createSessionRoutes(sessions, limits, createPatchMe(services.profile)));
  router.use(createPeopleRoutes(dependencies, services));
  router.use(createOutboxRoutes({ outbox: repositories.outbox, mailTo: settings.mailTo }));
  router.use(createDraftRoutes(services.drafts, limits));
  router.use(createTestCaseRoutes(services.testCases, limits));
  router.use(createAidRoutes(services));
  router.use(createSubmissionRoutes({ ...services, limits }));
  router.use(createSharedResultRoutes({ ...services, render: createCardRenderer() }));
  router.use(createRegradeRoute(regrade, limits));
  router.use(createHiringRoutes(dependencies, services));
  return router;
}

/** Assessments, for teams and candidates. */
function createHiringRoutes({ limits, clock }: ApiDependencies, services: Services): Router {
  const router = Router();
  router.use(createWorkspaceRoutes(services));
  router.use(createWorkspaceDomainRoutes(services));
  router.use(createAssessmentRoutes(services));
  router.use(createInvitationRoutes({ ...services, limits }));
  router.use(createSittingRoutes({ ...services, limits }));
  router.use(createWalkThroughRoutes({ ...services, limits }));
  router.use(createReportRoutes({ ...services, clock }));
  router.use(createWebhookRoutes(services));
  router.use(createAnalyticsRoutes(services));
  router.use(createTalkRoutes(services));
  router.use(createSimilarityRoutes(services));
  router.use(createSharingRoutes(services));
  router.use(createExportRoutes({ ...services, limits }));
  return router;
}

/** Routes for workers and live gateways, which run next to hostile code or face the public. */
function createServiceRoutes(
  { repositories }: ApiDependencies,
  services: Services,
  guard: RequestHandler,
): Router {
  const router = Router();
  router.use(createInternalRoutes({ ...services, challenges: repositories.challenges, guard }));
  router.use(createHandshakeRoutes(services.handshakes, guard));
  router.use(createMeasurementRoutes(repositories.measurements, guard));
  return router;
}

/** Routes for the command line of operators: roles, ways into accounts, and what is published. */
function createOperatorRoutes(
  { repositories, logger }: ApiDependencies,
  services: Services,
  guard: RequestHandler,
): Router {
  const router = Router();
  router.use(createTrackPublishing(services.tracks, guard));
  router.use(createAdminRoutes({ ...repositories, guard, logger }));
  router.use(createPasswordLinkRoutes({ ...services, guard, logger }));
  router.use(createDomainRoutes({ ...repositories, guard, logger }));
  router.use(createWorkspaceMailRoutes({ ...services, guard, logger }));
  return router;
}

/** Routes about one's account and the ways into it. */
function createPeopleRoutes(
  { repositories, limits, logger, identityProvider }: ApiDependencies,
  services: Services,
): Router {
  const { accounts, identities } = repositories;
  const sendsMail = services.mailer.delivers;
  const base = { ...services, identityProvider, limits, logger };
  const router = Router();
  router.use(createAccountRoutes(base));
  if (identityProvider !== undefined) router.use(createOidcRoutes({ ...base, provider: identityProvider }));
  router.use(createRecoveryRoutes({ ...base, accounts, identities, sendsMail }));
  router.use(createMeRoutes(base));
  router.use(createTokenRoutes(services.tokens, limits));
  router.use(createDeviceRoutes({ ...services, limits }));
  return router;
}
