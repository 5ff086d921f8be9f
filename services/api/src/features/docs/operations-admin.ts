import { outboxMailSchema, outboxSchema } from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

/** Operations for admins. */
export const adminOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/admin/outbox',
    summary: 'E-mails that this site keeps because it has no SMTP server, newest first. Admins only.',
    tag: 'admin',
    success: {
      status: 200,
      description: 'The newest 100 e-mails, without their content.',
      schema: outboxSchema.meta({ id: 'Outbox' }),
    },
    problems: [401, 403],
  },
  {
    method: 'get',
    path: '/api/v1/admin/outbox/{id}',
    summary: 'An e-mail from this outbox, as text and HTML.',
    tag: 'admin',
    params: z.object({ id: z.string() }),
    success: {
      status: 200,
      description: 'The e-mail.',
      schema: outboxMailSchema.meta({ id: 'OutboxMail' }),
    },
    problems: [401, 403, 404],
  },
];
