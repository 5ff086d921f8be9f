import type { Output } from '../output.js';
import { chooseSite, type SiteFlags } from './choose-site.js';
import { createCredentialStore, credentialPath } from './credentials.js';
import { LearnerError } from './learner-error.js';
import { done } from './session.js';
import { createSiteClient, type SiteClient } from './site-client.js';

type OpenSite = (chosen: Parameters<typeof createSiteClient>[0]) => Pick<SiteClient, 'revokeToken'>;

/** `hone logout`: revokes the stored token of a site, and forgets it on this machine, for any answer of the site. */
export async function logout(
  flags: SiteFlags,
  output: Output,
  env = process.env,
  openSite: OpenSite = createSiteClient,
): Promise<number> {
  const credentials = createCredentialStore(credentialPath(env));
  const known = await credentials.read();
  const { site } = chooseSite(flags, env, known);
  const token = known.sites[site]?.token;
  if (token === undefined)
    return done(
      output,
      { site, removed: false, revoked: false },
      `You were not signed in to ${site}. Nothing was changed.`,
    );
  const failure = await revoke(openSite({ site, token, tokenFrom: 'hone login' }));
  await credentials.remove(site);
  const text =
    failure === undefined
      ? `Signed out of ${site}. The token is revoked.`
      : `${failure} The token was removed from this machine, but it works until it expires. Revoke it at ${site}/me/account`;
  return done(output, { site, removed: true, revoked: failure === undefined }, text);
}

/** Why the token could not be revoked; undefined when it no longer works. */
async function revoke(client: Pick<SiteClient, 'revokeToken'>): Promise<string | undefined> {
  try {
    await client.revokeToken();
    return undefined;
  } catch (error) {
    if (!(error instanceof LearnerError)) throw error;
    return error.code === 'AUTH_TOKEN_INVALID' ? undefined : error.words.happened;
  }
}
