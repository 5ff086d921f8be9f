import type { Credentials } from './credentials.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';
import { parseSite } from './site-address.js';

/** Flags of every learner's command. */
export interface SiteFlags {
  readonly site?: string;
  readonly token?: string;
}

/** A site, and the token to use there. */
export interface ChosenSite {
  /** Origin, such as `https://hone.example.org`. */
  readonly site: string;
  readonly token: string | undefined;
  /** Where the token comes from, for messages. */
  readonly tokenFrom: '--token' | 'HONE_TOKEN' | 'hone login';
}

/** The launcher's default. */
const THIS_MACHINE = 'http://127.0.0.1:3000';
const TOKEN = /^hone_[0-9A-Za-z]{32}$/;

/**
 * Site: `--site`, else `HONE_SITE`, else that of the challenge folder, else that of the last login, else this
 * machine. Token: `--token`, else `HONE_TOKEN`, else the stored one of the site.
 */
export function chooseSite(
  flags: SiteFlags,
  env: NodeJS.ProcessEnv,
  credentials: Credentials,
  folder?: { readonly site: string },
): ChosenSite {
  const asked = flags.site ?? (env['HONE_SITE'] || undefined);
  const site = asked === undefined ? (folder?.site ?? credentials.current ?? THIS_MACHINE) : parseSite(asked);
  if (folder !== undefined && folder.site !== site)
    throw new LearnerError('SITE_DIFFERENT', {
      happened: `This folder was pulled from ${folder.site}, not from ${site}.`,
      kept: NOTHING_SENT,
      next: `Leave out --site and HONE_SITE, or pull the challenge from ${site} into another folder.`,
    });
  return { site, ...chooseToken(flags, env, credentials.sites[site]?.token) };
}

function chooseToken(
  flags: SiteFlags,
  env: NodeJS.ProcessEnv,
  stored: string | undefined,
): Pick<ChosenSite, 'token' | 'tokenFrom'> {
  if (flags.token !== undefined) return { token: checked(flags.token, '--token'), tokenFrom: '--token' };
  const own = env['HONE_TOKEN'];
  if (own !== undefined && own !== '') return { token: checked(own, 'HONE_TOKEN'), tokenFrom: 'HONE_TOKEN' };
  return { token: stored, tokenFrom: 'hone login' };
}

function checked(token: string, from: string): string {
  if (TOKEN.test(token)) return token;
  throw new LearnerError('AUTH_TOKEN_INVALID', {
    happened: `The value of ${from} is not a token: tokens are hone_ followed by 32 letters and digits.`,
    kept: NOTHING_SENT,
    next: 'Copy the whole token, or run: hone login',
  });
}
