import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import { LearnerError } from './learner-error.js';

const storedSiteSchema = z.object({ token: z.string(), name: z.string(), savedAt: z.string() });

const fileSchema = z.object({
  v: z.literal(1),
  /** Origin of the site of the last login. */
  current: z.string().optional(),
  sites: z.record(z.string(), storedSiteSchema),
});
export type Credentials = z.infer<typeof fileSchema>;
type StoredSite = z.infer<typeof storedSiteSchema>;

/** Tokens on this machine, one for each site, in a file that only its owner can read. */
export interface CredentialStore {
  readonly path: string;
  read(): Promise<Credentials>;
  save(site: string, stored: StoredSite): Promise<void>;
  /** False when there was no token of this site. */
  remove(site: string): Promise<boolean>;
}

const OTHERS = 0o077;
const OWNER_FILE = 0o600;
const OWNER_FOLDER = 0o700;

/** `$XDG_CONFIG_HOME/hone/credentials.json`, by default below `~/.config`; on Windows below `%APPDATA%`. */
export function credentialPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const xdg = env['XDG_CONFIG_HOME'];
  // The specification says to ignore relative paths.
  const asked = xdg !== undefined && isAbsolute(xdg) ? xdg : undefined;
  const usual = platform === 'win32' ? env['APPDATA'] : undefined;
  return join(asked ?? usual ?? join(env['HOME'] ?? homedir(), '.config'), 'hone', 'credentials.json');
}

export function createCredentialStore(path: string): CredentialStore {
  async function read(): Promise<Credentials> {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return { v: 1, sites: {} };
    await closeToOthers(path);
    const parsed = fileSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    throw new LearnerError('CREDENTIALS_UNREADABLE', {
      happened: `${path} is not a valid token file of hone.`,
      kept: 'The file is unchanged.',
      next: 'Move it away, then run: hone login',
    });
  }
  return {
    path,
    read,
    async save(site, stored) {
      const { sites } = await read();
      await write(path, { v: 1, current: site, sites: { ...sites, [site]: stored } });
    },
    async remove(site) {
      const { sites, current } = await read();
      if (!(site in sites)) return false;
      const rest = Object.fromEntries(Object.entries(sites).filter(([name]) => name !== site));
      const next = current === site ? Object.keys(rest)[0] : current;
      await write(path, { v: 1, sites: rest, ...(next === undefined ? {} : { current: next }) });
      return true;
    },
  };
}

/** A file that was copied may have lost its mode. */
async function closeToOthers(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  if (((await stat(path)).mode & OTHERS) !== 0) await chmod(path, OWNER_FILE);
}

/** Replaces the file atomically: a concurrent reader gets the old one or the new one. */
async function write(path: string, credentials: Credentials): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_FOLDER });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, `${JSON.stringify(credentials, undefined, 2)}\n`, { mode: OWNER_FILE, flag: 'wx' });
  await rename(fresh, path);
}
