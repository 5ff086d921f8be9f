import { fileURLToPath } from 'node:url';
import { operationsVariables } from '@hone/kit';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** The built web pages; the path is the same from `src` and from `dist`. */
const BUILT_PAGES = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** An address, such as `hone@example.org`, with a name before it or not: `Hone <hone@example.org>`. */
const senderSchema = z
  .string()
  .transform((text) => {
    const [, name = '', address = text] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
    return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: address.trim() };
  })
  .pipe(z.object({ name: z.string().regex(/^\P{Cc}*$/u), address: z.email() }));

/** Environment of the api. */
export const apiConfigSchema = z
  .object({
    HONE_PORT: port.default(3000),
    HONE_HOST: z.string().default('127.0.0.1'),
    MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address'),
    REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// address'),
    /** Signs session cookies. */
    HONE_COOKIE_SECRET: z.string().min(16),
    /** Shared with workers and the realtime process. */
    HONE_SERVICE_TOKEN: z.string().min(16),
    /** Shared with the command line of operators, and with no process that runs beside hostile code. */
    HONE_OPERATOR_TOKEN: z.string().min(16),
    HONE_WEB_DIR: z.string().default(BUILT_PAGES),
    /** Addresses or networks, joined by commas. */
    HONE_TRUSTED_PROXIES: z
      .string()
      .default('')
      .transform((text) => text.split(',').map((part) => part.trim()))
      .transform((parts) => parts.filter((part) => part !== '')),
    /** Networks that webhooks may be sent to although they are not public, joined by commas. */
    HONE_WEBHOOK_NETWORKS: z
      .string()
      .default('')
      .transform((text) => text.split(',').map((part) => part.trim()))
      .transform((parts) => parts.filter((part) => part !== ''))
      .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))),
    HONE_RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
    HONE_QUEUE_LIMIT: z.coerce.number().int().positive().default(1000),
    /** How long a queue entry may be without its job before the job counts as lost. */
    HONE_RECONCILE_GRACE_MS: z.coerce.number().int().min(100).default(3_000),
    /** After this time, no request that a merged guest or a deleted user sent can still write. */
    HONE_SETTLE_MS: z.coerce.number().int().min(100).default(60_000),
    /** Prefix of every key in Redis; shared by all processes of one installation. */
    HONE_PREFIX: z.string().optional(),
    /** Where people open this site; links in mails begin with it. */
    HONE_PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    HONE_SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
      .optional(),
    HONE_MAIL_FROM: senderSchema.optional(),
    /** Without an SMTP server: whether mails go to the page `/admin/outbox`. */
    HONE_MAIL_OUTBOX: z.stringbool().default(false),
    /** Which workspaces may send invitations by SMTP: those that an admin approved, or all. */
    HONE_WORKSPACE_MAIL: z.enum(['approved', 'all']).default('approved'),
    /** The OpenID Connect provider that people may sign in with. */
    HONE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    HONE_OIDC_CLIENT_ID: z.string().optional(),
    HONE_OIDC_CLIENT_SECRET: z.string().optional(),
    /** What people call the provider; the button on the sign-in page says it. */
    HONE_OIDC_NAME: z.string().max(40).optional(),
    ...operationsVariables,
  })
  .refine(
    (config) =>
      config.HONE_OIDC_ISSUER === undefined ||
      (config.HONE_OIDC_CLIENT_ID !== undefined && config.HONE_OIDC_CLIENT_SECRET !== undefined),
    {
      path: ['HONE_OIDC_CLIENT_ID'],
      message: 'is required with HONE_OIDC_ISSUER, and so is HONE_OIDC_CLIENT_SECRET',
    },
  )
  .refine((config) => config.HONE_SMTP_URL === undefined || config.HONE_MAIL_FROM !== undefined, {
    path: ['HONE_MAIL_FROM'],
    message: 'is required with HONE_SMTP_URL: the address that mails are from',
  });
export type ApiConfig = z.infer<typeof apiConfigSchema>;
