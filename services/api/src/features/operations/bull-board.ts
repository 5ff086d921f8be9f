import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { InspectedQueue } from '@hone/kit';
import type { RequestHandler } from 'express';
import { withoutContent } from './job-facts.js';

/** A read-only page that shows the queues. Learner code is removed from the jobs before they are sent. */
export function createBoard(path: string, queues: readonly InspectedQueue[]): RequestHandler {
  const server = new ExpressAdapter();
  server.setBasePath(path);
  const adapters = queues.map((queue) => {
    const adapter = new BullAdapter(queue, { readOnlyMode: true, allowRetries: false });
    adapter.setFormatter('data', withoutContent);
    adapter.setFormatter('returnValue', () => null);
    return adapter;
  });
  const uiConfig = { boardTitle: 'Hone queues', pollingInterval: { showSetting: true } };
  createBullBoard({ queues: adapters, serverAdapter: server, options: { uiConfig } });
  const page: unknown = server.getRouter();
  if (!isHandler(page)) throw new Error('this version of bull-board cannot be mounted');
  return page;
}

function isHandler(page: unknown): page is RequestHandler {
  return typeof page === 'function';
}
