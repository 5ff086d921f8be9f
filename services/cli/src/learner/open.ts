import type { Output } from '../output.js';
import type { SiteFlags } from './choose-site.js';
import { getFolder } from './folder.js';
import { openBrowser } from './open-browser.js';
import { done, openSession } from './session.js';

export interface OpenFlags extends SiteFlags {
  /** False with `--no-browser`. */
  readonly browser: boolean;
}

/** `hone open`: the page of a challenge, named or of this folder. */
export async function open(slug: string | undefined, flags: OpenFlags, output: Output): Promise<number> {
  const folder = slug === undefined ? await getFolder('.') : undefined;
  const { site } = await openSession(flags, folder);
  const url = `${site}/challenges/${encodeURIComponent(slug ?? folder?.challenge ?? '')}`;
  if (flags.browser && !output.json) await openBrowser(url);
  return done(output, { url }, url);
}
