import {
  DEVICE_CODE_SECONDS,
  DEVICE_INTERVAL_SECONDS,
  DEVICE_TOKEN_DAYS,
  USER_CODE_LENGTH,
  USER_CODE_LETTERS,
  writeUserCode,
  type DeviceBody,
  type DeviceCode,
  type DeviceToken,
  type WaitingDevice,
} from '@hone/contracts';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { customAlphabet } from 'nanoid';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { TokenUseCases } from '../tokens/use-cases.js';
import { createLinkToken, digestOf, digestOfToken } from '../workspaces/link-token.js';
import { grantError } from './grant-error.js';
import type { DeviceSignIn, DeviceSignInRepository } from './repository.js';

/** Signing in a device without a browser (RFC 8628). */
export interface DeviceSignIns {
  /** A new pair of codes. */
  start(body: DeviceBody): Promise<DeviceCode>;
  /** The device that waits under a user code; throws `DEVICE_CODE_INVALID`. */
  get(userCode: string): Promise<WaitingDevice>;
  /** Throws `ACCOUNT_NEEDED` for guests, `TOKEN_TOO_MANY`, and `DEVICE_CODE_INVALID`, also after an answer. */
  answer(user: StoredUser, userCode: string, allow: boolean): Promise<void>;
  /** The token, once. Throws an error with the name of RFC 8628 while there is none. */
  redeem(deviceCode: string): Promise<DeviceToken>;
}

export interface DeviceSignInOptions {
  readonly signIns: DeviceSignInRepository;
  readonly users: Pick<UserRepository, 'find'>;
  readonly tokens: Pick<TokenUseCases, 'create' | 'assertRoom' | 'revoke'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly publicUrl: string;
}

const randomCode = customAlphabet(USER_CODE_LETTERS, USER_CODE_LENGTH);
/** 20^8 codes: a second collision in a row means that something else is wrong. */
const TRIES = 3;
const DAY_SECONDS = 24 * 3600;
const DEFAULT_NAME = 'Command line';

export function createDeviceSignIns(options: DeviceSignInOptions): DeviceSignIns {
  const { signIns, tokens, clock, publicUrl } = options;

  async function getWaiting(userCode: string): Promise<DeviceSignIn> {
    const found = await signIns.findByUserCode(userCode);
    const isOpen = found !== undefined && found.expiresAt > clock.now();
    if (!isOpen || (await signIns.findAnswer(found.id)) !== undefined)
      throw new AppError('DEVICE_CODE_INVALID');
    return found;
  }

  return {
    async start({ scope = ['read', 'submit'], device_name: name = DEFAULT_NAME }) {
      const createdAt = clock.now();
      await signIns.sweep(createdAt);
      const deviceCode = createLinkToken();
      const terms = { createdAt, expiresAt: createdAt + DEVICE_CODE_SECONDS * 1000 };
      const signIn = { id: digestOf(deviceCode), name, scopes: [...new Set(scope)], ...terms };
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const userCode = randomCode();
        if (await signIns.insert({ ...signIn, userCode }))
          return presentCodes(deviceCode, writeUserCode(userCode), publicUrl);
      }
      throw new Error('no user code is free');
    },
    async get(userCode) {
      const { name, scopes, createdAt } = await getWaiting(userCode);
      return { name, scopes, requestedAt: isoTime(createdAt), tokenDays: DEVICE_TOKEN_DAYS };
    },
    async answer(user, userCode, allowed) {
      if (user.guest) throw new AppError('ACCOUNT_NEEDED');
      const { id } = await getWaiting(userCode);
      if (allowed) await tokens.assertRoom(user.id);
      const isFirst = await signIns.answer({ id, user: user.id, allowed, at: clock.now() });
      if (!isFirst) throw new AppError('DEVICE_CODE_INVALID');
    },
    redeem: (deviceCode) => redeem(options, deviceCode),
  };
}

async function redeem(
  { signIns, users, tokens, clock }: DeviceSignInOptions,
  deviceCode: string,
): Promise<DeviceToken> {
  const digest = digestOfToken(deviceCode);
  const signIn = digest === undefined ? undefined : await signIns.find(digest);
  if (signIn === undefined) throw grantError('invalid_grant');
  const { id, name, scopes, expiresAt } = signIn;
  const answer = await signIns.findAnswer(id);
  if (expiresAt <= clock.now()) throw grantError('expired_token');
  if (answer === undefined) throw grantError('authorization_pending');
  const user = answer.allowed ? await users.find(answer.user) : undefined;
  if (user === undefined) throw grantError('access_denied');
  // Create the token first: after a crash before the device has it, the device asks again and gets another one.
  const created = await tokens.create(user, { name, scopes, expiresInDays: DEVICE_TOKEN_DAYS });
  if (!(await signIns.redeem(id, clock.now()))) {
    await tokens.revoke(user.id, created.id);
    throw grantError('invalid_grant');
  }
  return {
    access_token: created.token,
    token_type: 'Bearer',
    scope: scopes.join(' '),
    expires_in: DEVICE_TOKEN_DAYS * DAY_SECONDS,
  };
}

const presentCodes = (deviceCode: string, userCode: string, publicUrl: string): DeviceCode => ({
  device_code: deviceCode,
  user_code: userCode,
  verification_uri: `${publicUrl}/device`,
  verification_uri_complete: `${publicUrl}/device?code=${userCode}`,
  expires_in: DEVICE_CODE_SECONDS,
  interval: DEVICE_INTERVAL_SECONDS,
});
