import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type Request, type RequestHandler } from 'express';
import { createCachedPage, sendCachedPage } from './cached-page.js';
import { allowWebAssembly } from './security-headers.js';

/** The addresses of the web client's router. */
const PAGES = new RegExp(
  `^/(?:${[
    '(?:challenges|tracks)(?:/[^/.]+)?',
    '(?:submissions|join|shared|i)/[^/.]+',
    '(?:w|sittings/[^/.]+)(?:/.*)?',
    'me(?:/account)?',
    'sign-in|register|forgot-password|reset-password|confirm-email|device|hire|admin/outbox',
  ].join('|')})?/?$`,
);
const INDEX = 'index.html';
const HASHED = '/assets/';
const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built pages in `folder`: hashed files are cached forever, and every page address serves the one
 * HTML page.
 */
export function createStaticWeb(folder: string): Router {
  const router = Router();
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, HASHED));
      const policy = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', policy);
      allowWebAssembly(response, path);
    },
  });
  const findPage = createCachedPage(join(folder, INDEX));
  router.use(sendPage(findPage), compression(), files, sendNotFound(findPage));
  return router;
}

type FindPage = ReturnType<typeof createCachedPage>;

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

function sendPage(findPage: FindPage): RequestHandler {
  return async (request, response, next) => {
    if (!isRead(request) || !PAGES.test(request.path) || !request.accepts('html')) return next();
    const page = await findPage();
    if (page === undefined) return next();
    sendCachedPage(request, response, page, 200);
  };
}

/**
 * For an unknown address, browsers get the page, which shows "not found"; other clients get the problem
 * document.
 */
function sendNotFound(findPage: FindPage): RequestHandler {
  return async (request, response, next) => {
    const isBrowser = /text\/html/.test(request.get('accept') ?? '');
    const page = isRead(request) && isBrowser && !PAGES.test(request.path) ? await findPage() : undefined;
    if (page === undefined) return next();
    sendCachedPage(request, response, page, 404);
  };
}
