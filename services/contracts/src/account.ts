import { z } from 'zod';

/** Days after a guest's last visit until their data is deleted. */
export const GUEST_KEPT_DAYS = 30;

/**
 * Roles in addition to a learner's rights. An admin runs the installation; authors and reviewers may regrade.
 */
export const roleSchema = z.enum(['admin', 'author', 'reviewer']);
export type Role = z.infer<typeof roleSchema>;

/**
 * Scopes of an API token: `read` the user's data, `submit` solutions, write `drafts` and hints, use the
 * user's role (`admin`).
 */
export const tokenScopeSchema = z.enum(['read', 'submit', 'drafts', 'admin']);
export type TokenScope = z.infer<typeof tokenScopeSchema>;

/** A normalized e-mail address: trimmed, in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address such as ada@example.org'));

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/**
 * Length only (NIST SP 800-63B); the api also rejects passwords that are easy to guess or contain the address
 * or name.
 */
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN, `must have at least ${PASSWORD_MIN} characters`)
  .max(PASSWORD_MAX, `must have at most ${PASSWORD_MAX} characters`)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be UTF-8 text without NUL characters');

/** A display name: no control characters, nothing that changes the direction of text. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')
  .refine((text) => text.isWellFormed(), 'must be valid UTF-8 text')
  .refine(
    (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text),
    'must not contain control characters',
  );

export const registerBodySchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  name: personNameSchema,
});
export type RegisterBody = z.infer<typeof registerBodySchema>;

/** A login does not reveal which rule a wrong password breaks, so only the size is limited. */
export const loginBodySchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(1000),
});
export type LoginBody = z.infer<typeof loginBodySchema>;

/** Body of `PATCH /me`. */
export const profileBodySchema = z.strictObject({ name: personNameSchema });

/** Body of `POST /me/password`: every other session of the account ends. */
export const passwordBodySchema = z.strictObject({
  current: z.string().min(1).max(1000),
  next: passwordSchema,
});
export type PasswordBody = z.infer<typeof passwordBodySchema>;

/** Body of `POST /me/delete`; a guest has no password and sends none. */
export const deleteAccountBodySchema = z.strictObject({ password: z.string().min(1).max(1000).optional() });

export const createTokenBodySchema = z.strictObject({
  name: personNameSchema,
  scopes: z.array(tokenScopeSchema).min(1).max(4),
  /** 1 to 366; without it, the token is valid until it is revoked. */
  expiresInDays: z.number().int().min(1).max(366).optional(),
});
export type CreateTokenBody = z.infer<typeof createTokenBodySchema>;

/** A token as its owner sees it later: without the secret. */
export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** Response of `POST /tokens`: the secret `token` (`hone_…`) is shown only once. */
export const createdTokenSchema = apiTokenSchema.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;

/** Response of `GET /me/sessions`: where the user is signed in. */
export const accountSessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** Browser and system in a few words, from the user agent. */
  client: z.string(),
});
export type AccountSession = z.infer<typeof accountSessionSchema>;

/** Body of the internal route behind `hone admin grant` and `hone admin revoke`. */
export const grantBodySchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  grant: z.boolean(),
});
