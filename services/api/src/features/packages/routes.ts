import { AppError } from '@hone/kit';
import { MAX_ARCHIVE_BYTES } from '@hone/kit/package-archive';
import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import type { PackageUseCases } from './use-cases.js';

const ARCHIVE_TYPE = 'application/gzip';
const paramsSchema = z.object({ digest: z.string() });

const requireArchiveType: RequestHandler = (request, _response, next) => {
  if (!request.is(ARCHIVE_TYPE))
    throw new AppError('REQUEST_MEDIA_TYPE', { detail: `Send the archive as ${ARCHIVE_TYPE}.` });
  next();
};

/** `POST /internal/packages` for operators, who publish, and `GET /internal/packages/:digest` for workers. */
export function createPackageRoutes(
  packages: PackageUseCases,
  { service, operator }: Readonly<Record<'service' | 'operator', RequestHandler>>,
): Router {
  const router = Router();
  const readArchive = express.raw({ type: ARCHIVE_TYPE, limit: MAX_ARCHIVE_BYTES, inflate: false });
  mount(router, '/internal/packages', {
    post: [
      operator,
      requireArchiveType,
      readArchive,
      async (request, response) => {
        const archive = validate(z.instanceof(Uint8Array), request.body);
        const stored = await packages.store(archive);
        response.status(stored.created ? 201 : 200).json(stored);
      },
    ],
  });
  mount(router, '/internal/packages/:digest', {
    get: [
      service,
      async (request, response) => {
        const { digest } = validate(paramsSchema, request.params);
        const archive = await packages.get(digest);
        response.type(ARCHIVE_TYPE).set('Cache-Control', 'private, max-age=31536000, immutable');
        response.send(Buffer.from(archive));
      },
    ],
  });
  return router;
}
