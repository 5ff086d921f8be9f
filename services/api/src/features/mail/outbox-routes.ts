import { isoTime, AppError } from '@hone/kit';
import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { requireRole, requireSession } from '../sessions/identity.js';
import type { OutboxMail, OutboxRepository } from './outbox.js';

const paramsSchema = z.object({ id: z.string() });

const presentSummary = ({ id, to, subject, at }: OutboxMail) => ({ id, to, subject, sentAt: isoTime(at) });

export interface OutboxRouteOptions {
  readonly outbox: OutboxRepository;
  /** Where this site sends mail. */
  readonly mailTo: 'smtp' | 'outbox' | 'nowhere';
}

/** `GET /admin/outbox`: mails that were kept instead of sent, for admins in a browser. */
export function createOutboxRoutes({ outbox, mailTo }: OutboxRouteOptions): Router {
  const router = Router();
  mount(router, '/admin/outbox', {
    get: async (request, response) => {
      requireSession(request);
      await requireRole(request, 'admin');
      const items = (await outbox.list()).map(presentSummary);
      response.json({ mailTo, items, nextCursor: null });
    },
  });
  mount(router, '/admin/outbox/:id', {
    get: async (request, response) => {
      requireSession(request);
      await requireRole(request, 'admin');
      const mail = await outbox.find(validate(paramsSchema, request.params).id);
      if (mail === undefined) throw new AppError('MAIL_NOT_FOUND');
      response.json({ ...presentSummary(mail), text: mail.text, html: mail.html });
    },
  });
  return router;
}
