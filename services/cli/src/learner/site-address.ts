import { LearnerError, NOTHING_SENT } from './learner-error.js';

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The origin of a site, as a user types it: `hone.example.org`, `http://127.0.0.1:3000/challenges`. */
export function parseSite(text: string): string {
  const trimmed = text.trim();
  const isLocal = /^(localhost|127\.|\[::1\])/.test(trimmed);
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)
    ? trimmed
    : `${isLocal ? 'http' : 'https'}://${trimmed}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  // `htp:/x` would be the host `htp` with an empty port.
  const isCutShort = /^[^/]*:\//.test(trimmed) && whole !== trimmed;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || isCutShort || !isWeb || url.username !== '' || url.password !== '')
    throw new LearnerError('SITE_INVALID', {
      happened: `“${text}” is not the address of a site.`,
      kept: NOTHING_SENT,
      next: 'Use an address such as https://hone.example.org.',
    });
  return url.origin;
}

/** Whether a token would travel unencrypted over a network. */
export function isUnencrypted(site: string): boolean {
  const { protocol, hostname } = new URL(site);
  return protocol === 'http:' && !LOCAL.test(hostname);
}
