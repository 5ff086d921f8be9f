import { z } from 'zod';
import { emailSchema, passwordSchema } from './account.js';

/** The secret of a link in a mail; only its hash is stored. */
const linkTokenSchema = z.string().min(1).max(200);

/** Body of `POST /auth/forgot`. */
export const forgotBodySchema = z.strictObject({ email: emailSchema });

/** Body of `POST /auth/reset`. */
export const resetBodySchema = z.strictObject({ token: linkTokenSchema, password: passwordSchema });
export type ResetBody = z.infer<typeof resetBodySchema>;

/** Body of `POST /auth/confirm-email`. */
export const confirmEmailBodySchema = z.strictObject({ token: linkTokenSchema });

/** Response of `POST /auth/confirm-email`. */
export const confirmedEmailSchema = z.object({ email: z.string() });

/** Body of `POST /me/email`; an account without a password sends none. */
export const changeEmailBodySchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(1000).optional(),
});
export type ChangeEmailBody = z.infer<typeof changeEmailBodySchema>;

/** Response of `GET /me/access`: the ways into my account. */
export const accountAccessSchema = z.object({
  email: z.string().nullable(),
  emailConfirmed: z.boolean(),
  /** Whether the account has a password. */
  password: z.boolean(),
  /** Whether this site can send mail. */
  mail: z.boolean(),
  /** Accounts at identity providers that open this one. */
  identities: z.array(z.object({ issuer: z.string(), since: z.iso.datetime() })),
});
export type AccountAccess = z.infer<typeof accountAccessSchema>;

/** Response of `GET /auth/ways`: what the sign-in page can offer. */
export const signInWaysSchema = z.object({
  /** Whether a forgotten password can be reset by mail. */
  mail: z.boolean(),
  /** The identity provider of this site, if it has one; its sign-in begins at `/auth/oidc/start`. */
  oidc: z.object({ name: z.string() }).nullable(),
});
export type SignInWays = z.infer<typeof signInWaysSchema>;

/** Body of the internal route behind `hone admin reset-password`. */
export const passwordLinkBodySchema = z.strictObject({ email: emailSchema });

/** Its response: a link that sets a new password once. */
export const passwordLinkSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() });

/** Response of `POST /auth/logout` when the session began at an identity provider: its page to sign out there, too. */
export const signedOutSchema = z.object({ signOutUrl: z.url() });

/** The domain of e-mail addresses, such as `example.org`. */
export const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'must be a domain such as example.org',
  );

/** Body of the internal route behind `hone admin claim-domain` and `release-domain`. */
export const domainBodySchema = z.strictObject({ domain: domainSchema, claim: z.boolean() });

/** Its response: all claimed domains. */
export const claimedDomainsSchema = z.object({ domains: z.array(z.string()) });
