import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';

const PAGES =
  /^\/(?:$|challenges(?:\/[^/.]+)?\/?$|submissions\/[^/.]+\/?$|me(?:\/account)?\/?$|sign-in\/?$|register\/?$|w\/)/;
const INDEX = 'index.html';
const HASHED = '/assets/';
const YEAR_SECONDS = 31_536_000;

/** Serves the built pages of `folder`: hashed files for ever, and the one page for every address that is a page. */
export function createStaticWeb(folder: string): Router {
  const router = Router();
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, HASHED));
      const policy = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', policy);
    },
  });
  router.use(compression(), files, sendPage(folder));
  return router;
}

/** An unknown address shows browsers the page, which says so, with status 404; other clients get the problem document. */
function sendPage(folder: string): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !existsSync(join(folder, INDEX))) return next();
    const isPage = PAGES.test(request.path);
    const shows = isPage ? request.accepts('html') : /text\/html/.test(request.get('accept') ?? '');
    if (!shows) return next();
    response.status(isPage ? 200 : 404).set('Cache-Control', 'no-cache');
    response.sendFile(INDEX, { root: folder });
  };
}
