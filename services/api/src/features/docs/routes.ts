import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import { mount } from '../../http/route.js';
import { createOpenApiDocument } from './openapi.js';

const DOCUMENT_PATH = '/api/openapi.json';

/** `GET /api/openapi.json` and the page that shows it at `/api/docs`. */
export function createDocsRoutes(): Router {
  const router = Router();
  const document = createOpenApiDocument();
  mount(router, DOCUMENT_PATH, { get: (_request, response) => void response.json(document) });
  router.use(
    '/api/docs',
    swaggerUi.serve,
    swaggerUi.setup(undefined, {
      customSiteTitle: 'Hone API',
      // The online validator is on another site.
      swaggerOptions: { url: DOCUMENT_PATH, validatorUrl: null },
    }),
  );
  return router;
}
