import { z } from 'zod';
import { personNameSchema, tokenScopeSchema, type TokenScope } from './account.js';

/** Grant type of RFC 8628. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Seconds until a code expires, seconds between two questions of a device, days until its token expires. */
export const DEVICE_CODE_SECONDS = 600;
export const DEVICE_INTERVAL_SECONDS = 5;
export const DEVICE_TOKEN_DAYS = 90;

/** What a device may ask for: nothing that needs a role. */
export const DEVICE_SCOPES = ['read', 'submit', 'drafts'] as const satisfies readonly TokenScope[];
const deviceScopeSchema = z.enum(DEVICE_SCOPES);

/** Letters of user codes (RFC 8628, section 6.1): no vowels, so no words; nothing that looks like a digit. */
export const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const USER_CODE_LENGTH = 8;

/** A user code as somebody types it: case, blanks and hyphens do not matter. */
export const userCodeSchema = z
  .string()
  .max(40)
  .transform((text) => text.toUpperCase().replace(/[^A-Z]/g, ''))
  .pipe(
    z.string().regex(new RegExp(`^[${USER_CODE_LETTERS}]{${USER_CODE_LENGTH}}$`), 'is not a complete code'),
  );

/** A user code as people read it: `BCDF-GHJK`. */
export const writeUserCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Body of `POST /auth/device`; names as in RFC 8628. `scope` is a list separated by blanks. */
export const deviceBodySchema = z.strictObject({
  client_id: z.string().max(100).optional(),
  scope: z
    .string()
    .max(100)
    .transform((text) => text.split(' ').filter((word) => word !== ''))
    .pipe(z.array(deviceScopeSchema))
    .optional(),
  /** Name of the device or program, which becomes the name of its token. */
  device_name: personNameSchema.optional(),
});
export type DeviceBody = z.output<typeof deviceBodySchema>;

/** Response of `POST /auth/device`. */
export const deviceCodeSchema = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  /** Seconds. */
  expires_in: z.number().int().positive(),
  interval: z.number().int().positive(),
});
export type DeviceCode = z.infer<typeof deviceCodeSchema>;

/** Body of `POST /auth/device/token`. */
export const deviceTokenBodySchema = z.strictObject({
  grant_type: z.literal(DEVICE_GRANT),
  device_code: z.string().max(200),
  client_id: z.string().max(100).optional(),
});

/** Response of `POST /auth/device/token`. */
export const deviceTokenSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** Separated by blanks. */
  scope: z.string(),
  /** Seconds. */
  expires_in: z.number().int().positive(),
});
export type DeviceToken = z.infer<typeof deviceTokenSchema>;

/** Body of `POST /auth/device/find`. */
export const findDeviceBodySchema = z.strictObject({ code: userCodeSchema });

/** Response of `POST /auth/device/find`: what the page shows before somebody decides. */
export const waitingDeviceSchema = z.object({
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  requestedAt: z.iso.datetime(),
  /** How long the token will be valid. */
  tokenDays: z.number().int().positive(),
});
export type WaitingDevice = z.infer<typeof waitingDeviceSchema>;

/** Body of `POST /auth/device/answer`. */
export const answerDeviceBodySchema = z.strictObject({ code: userCodeSchema, allow: z.boolean() });
