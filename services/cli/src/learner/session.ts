import type { Output } from '../output.js';
import { chooseSite, type ChosenSite, type SiteFlags } from './choose-site.js';
import { createCredentialStore, credentialPath, type CredentialStore } from './credentials.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';
import { createSiteClient, type SiteClient } from './site-client.js';

/** Context of a learner's command. */
export interface Session extends ChosenSite {
  readonly client: SiteClient;
  readonly credentials: CredentialStore;
}

/** Opens the site chosen by flags, environment, folder or the last login. */
export async function openSession(
  flags: SiteFlags,
  folder?: { readonly site: string },
  env: NodeJS.ProcessEnv = process.env,
): Promise<Session> {
  const credentials = createCredentialStore(credentialPath(env));
  const chosen = chooseSite(flags, env, await credentials.read(), folder);
  return { ...chosen, credentials, client: createSiteClient(chosen) };
}

/** The same, for commands that need an account. */
export async function openSignedIn(flags: SiteFlags, folder?: { readonly site: string }): Promise<Session> {
  const session = await openSession(flags, folder);
  if (session.token !== undefined) return session;
  throw new LearnerError('AUTH_REQUIRED', {
    happened: `You are not signed in to ${session.site}.`,
    kept: NOTHING_SENT,
    next: `Run: hone login --site ${session.site}`,
  });
}

/** Output of a command that has nothing more to report. */
export function done(output: Output, value: object, text: string): 0 {
  output.result(value, text);
  return 0;
}
