import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import { mount } from '../../http/route.js';
import { createOpenApiDocument, type OpenApiDocument } from './openapi.js';
import { DOCS_THEME } from './theme.js';

const DOCUMENT_PATH = '/api/openapi.json';

/** `GET /api/openapi.json` and the page that shows it at `/api/docs`. */
export function createDocsRoutes(): Router {
  const router = Router();
  // It takes a twentieth of a second to make, and few read it.
  let document: OpenApiDocument | undefined;
  mount(router, DOCUMENT_PATH, {
    get: (_request, response) => void response.json((document ??= createOpenApiDocument())),
  });
  router.use(
    '/api/docs',
    swaggerUi.serve,
    swaggerUi.setup(undefined, {
      customSiteTitle: 'Hone API',
      customCss: DOCS_THEME,
      // The online validator is on another site.
      swaggerOptions: { url: DOCUMENT_PATH, validatorUrl: null },
    }),
  );
  return router;
}
