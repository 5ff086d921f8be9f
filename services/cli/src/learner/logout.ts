import type { Output } from '../output.js';
import { chooseSite, type SiteFlags } from './choose-site.js';
import { createCredentialStore, credentialPath } from './credentials.js';
import { done } from './session.js';

/** `hone logout`: forgets the token of a site on this machine. */
export async function logout(flags: SiteFlags, output: Output, env = process.env): Promise<number> {
  const credentials = createCredentialStore(credentialPath(env));
  const { site } = chooseSite(flags, env, await credentials.read());
  const removed = await credentials.remove(site);
  const text = removed
    ? `Signed out at ${site} on this machine. The token itself works until it expires; revoke it at ${site}/me/account`
    : `You were not signed in at ${site}. Nothing was changed.`;
  return done(output, { site, removed }, text);
}
