import { join } from 'node:path';
import type { SharedResult } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { RequestHandler } from 'express';
import { createCachedPage } from '../../http/cached-page.js';
import { CARD, escapeXml } from './card-svg.js';
import type { SharedResults } from './use-cases.js';

const PAGE = /^\/s\/([A-Za-z0-9_-]{1,64})\/?$/;

/**
 * `/s/:token`: the page of the client, with a title and a card for sites that show previews of links; without
 * them and with 404 when the result is not shared any more.
 */
export function createSharedPage(
  folder: string,
  sharedResults: Pick<SharedResults, 'open'>,
  publicUrl: string,
): RequestHandler {
  const findPage = createCachedPage(join(folder, 'index.html'));
  return async (request, response, next) => {
    const token = PAGE.exec(request.path)?.[1];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = token === undefined || !isRead ? undefined : await findPage();
    if (token === undefined || page === undefined) return next();
    const result = await sharedResults.open(token).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'SHARED_RESULT_GONE') return undefined;
      throw error;
    });
    const html = page.body.toString('utf8');
    const preview = result === undefined ? '' : previewOf(result, token, publicUrl);
    response.status(result === undefined ? 404 : 200);
    response.set('Cache-Control', 'no-cache').type('html');
    response.send(html.replace('</head>', () => `${preview}</head>`));
  };
}

function previewOf({ challenge, points, max }: SharedResult, token: string, publicUrl: string): string {
  const score = `${Math.round(points * 10) / 10} of ${Math.round(max * 10) / 10} points`;
  const tags = [
    ['og:type', 'article'],
    ['og:site_name', 'Hone'],
    ['og:title', `${challenge.title}: ${score}`],
    ['og:description', challenge.summary],
    ['og:url', `${publicUrl}/s/${token}`],
    ['og:image', `${publicUrl}/api/v1/shared-results/${token}/card.png`],
    ['og:image:width', String(CARD.width)],
    ['og:image:height', String(CARD.height)],
    ['og:image:alt', `${challenge.title}, solved with ${score}`],
  ].map(([property = '', content = '']) => `<meta property="${property}" content="${escapeXml(content)}" />`);
  return [...tags, '<meta name="twitter:card" content="summary_large_image" />'].join('');
}
