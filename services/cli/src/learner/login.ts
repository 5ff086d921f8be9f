import { hostname } from 'node:os';
import { personNameSchema, type DeviceCode, type DeviceToken } from '@hone/contracts';
import type { Output } from '../output.js';
import { systemTimer, type Timer } from '../regrading/wait-for-end.js';
import type { SiteFlags } from './choose-site.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';
import { SiteAway } from './network-failure.js';
import { openBrowser } from './open-browser.js';
import { done, openSession, type Session } from './session.js';
import { createSiteClient, type SiteClient } from './site-client.js';
import { isUnencrypted } from './site-address.js';

export interface LoginFlags extends SiteFlags {
  /** False with `--no-browser`. */
  readonly browser: boolean;
}

/** `hone login`: gets a token in the browser, or from `--token`, and stores it. */
export async function login(flags: LoginFlags, output: Output): Promise<number> {
  const session = await openSession(flags);
  const { site } = session;
  if (isUnencrypted(site))
    output.note(`${site} is not encrypted: others on the network can read your token.`);
  const token = flags.token ?? (await signIn(session, flags, output));
  const { user } = await createSiteClient({ site, token, tokenFrom: '--token' }).getMe();
  const name = user?.name ?? '';
  await session.credentials.save(site, { token, name, savedAt: new Date().toISOString() });
  if (process.env['HONE_TOKEN'])
    output.note('HONE_TOKEN is set, and hone uses it instead of this login until you unset it.');
  const text = `Signed in to ${site} as ${name}.\nThe token is in ${session.credentials.path}; only you can read it.`;
  return done(output, { site, user: name, path: session.credentials.path }, text);
}

async function signIn({ site }: Session, { browser }: LoginFlags, output: Output): Promise<string> {
  const client = createSiteClient({ site, token: undefined, tokenFrom: 'hone login' });
  const codes = await client.startDevice(deviceName());
  const minutes = Math.round(codes.expires_in / 60);
  output.note(`Open  ${codes.verification_uri_complete}`);
  output.note(`Code  ${codes.user_code}\n`);
  output.note(`Check that the page shows this code, then choose Connect. It works for ${minutes} minutes.`);
  if (browser && process.stderr.isTTY) await openBrowser(codes.verification_uri_complete);
  return (await waitForToken(client, codes, systemTimer)).access_token;
}

/** The site may not accept every host name. */
function deviceName(): string {
  return personNameSchema.safeParse(`hone on ${hostname()}`).data ?? 'hone';
}

const SLOWER_MS = 5_000;

const ENDINGS: Readonly<Record<string, string>> = {
  DEVICE_DENIED: 'The sign-in was declined in the browser.',
  DEVICE_EXPIRED: 'The code expired before anybody allowed the sign-in.',
  DEVICE_GRANT_INVALID: 'The code was used already.',
};

/** Polls for the token at the site's interval until somebody has decided, or the code has expired. */
export async function waitForToken(
  client: Pick<SiteClient, 'redeemDevice'>,
  codes: Pick<DeviceCode, 'device_code' | 'interval' | 'expires_in'>,
  timer: Timer,
): Promise<DeviceToken> {
  // Durations only: the clocks of this machine and of the site may differ.
  const until = timer.now() + codes.expires_in * 1000;
  let pauseMs = codes.interval * 1000;
  while (timer.now() < until) {
    await timer.pause(pauseMs, new AbortController().signal);
    try {
      return await client.redeemDevice(codes.device_code);
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      if (error.code === 'DEVICE_SLOW_DOWN') pauseMs += SLOWER_MS;
      const mayContinue = error.code === 'DEVICE_PENDING' || error.code === 'DEVICE_SLOW_DOWN';
      if (!mayContinue && !(error instanceof SiteAway)) throw ended(error);
    }
  }
  throw ended(new LearnerError('DEVICE_EXPIRED', { happened: '', kept: '', next: '' }));
}

function ended(error: LearnerError): LearnerError {
  const happened = ENDINGS[error.code];
  if (happened === undefined) return error;
  return new LearnerError(error.code, {
    happened,
    kept: NOTHING_SENT,
    next: 'To try again, run: hone login',
  });
}
