import {
  challengeSummarySchema,
  challengeViewSchema,
  DEVICE_GRANT,
  deviceCodeSchema,
  deviceTokenSchema,
  eventPageSchema,
  listOf,
  meSchema,
  submissionSchema,
  submittedSchema,
  type SubmitBody,
} from '@hone/contracts';
import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import type { ChosenSite } from './choose-site.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';
import { describeNetworkFailure } from './network-failure.js';
import { describeProblem } from './problem-failure.js';

interface Call<S extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly answer: S;
}

const REQUEST_MS = 30_000;
const challengePageSchema = listOf(challengeSummarySchema);

export type SiteClient = ReturnType<typeof createSiteClient>;

/**
 * The calls of a learner's commands. They throw `SiteAway` when a retry may help, and `LearnerError` when it
 * does not.
 */
export function createSiteClient(chosen: ChosenSite, fetchFn: typeof fetch = fetch) {
  const call = <S extends z.ZodType>(wanted: Call<S>): Promise<z.output<S>> => send(chosen, wanted, fetchFn);
  const submission = (id: string) => `/submissions/${encodeURIComponent(id)}`;
  return {
    getMe: () => call({ path: '/me', answer: meSchema }),
    listChallenges: (query: Readonly<Record<string, string | undefined>>) =>
      call({ path: '/challenges', query, answer: challengePageSchema }),
    getChallenge: (slug: string) =>
      call({ path: `/challenges/${encodeURIComponent(slug)}`, answer: challengeViewSchema }),
    submit: (body: SubmitBody, key: string) =>
      call({ method: 'POST', path: '/submissions', body, key, answer: submittedSchema }),
    getSubmission: (id: string) => call({ path: submission(id), answer: submissionSchema }),
    listEvents: (id: string, after: number) =>
      call({ path: `${submission(id)}/events`, query: { after: String(after) }, answer: eventPageSchema }),
    startDevice: (deviceName: string) =>
      call({
        method: 'POST',
        path: '/auth/device',
        body: { client_id: 'hone-cli', scope: 'read submit', device_name: deviceName },
        answer: deviceCodeSchema,
      }),
    redeemDevice: (code: string) =>
      call({
        method: 'POST',
        path: '/auth/device/token',
        body: { grant_type: DEVICE_GRANT, device_code: code, client_id: 'hone-cli' },
        answer: deviceTokenSchema,
      }),
    /** Revokes the token that the calls are made with. */
    revokeToken: () => call({ method: 'DELETE', path: '/tokens/current', answer: z.unknown() }),
  };
}

function requestOf(
  { site, token }: ChosenSite,
  { method = 'GET', path, query = {}, body, key }: Call<z.ZodType>,
) {
  const url = new URL(`/api/v1${path}`, site);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (key !== undefined) headers.set('idempotency-key', key);
  const init: RequestInit = {
    method,
    headers,
    // A redirect could carry the token to another site.
    redirect: 'manual',
    signal: AbortSignal.timeout(REQUEST_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return { url, init };
}

async function send<S extends z.ZodType>(
  chosen: ChosenSite,
  wanted: Call<S>,
  fetchFn: typeof fetch,
): Promise<z.output<S>> {
  const { url, init } = requestOf(chosen, wanted);
  let response: Response;
  let body: unknown;
  try {
    response = await fetchFn(url, init);
    body = parseJson(await response.text());
  } catch (error) {
    throw describeNetworkFailure(error, chosen.site);
  }
  const target = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && target !== null)
    throw redirected(chosen.site, target);
  if (!response.ok) throw describeProblem(response, body, chosen);
  const parsed = wanted.answer.safeParse(body);
  if (parsed.success) return parsed.data;
  throw notHone(chosen.site);
}

function redirected(site: string, target: string): LearnerError {
  const { origin } = new URL(target, site);
  return new LearnerError('SITE_REDIRECTS', {
    happened: `${site} redirects to ${origin}.`,
    kept: NOTHING_SENT,
    next: `If you trust that address, use it: --site ${origin}`,
  });
}

/** The address has no Hone, or one that this command does not understand. */
const notHone = (site: string): LearnerError =>
  new LearnerError('SITE_NOT_HONE', {
    happened: `The response of ${site} is not from Hone.`,
    kept: NOTHING_SENT,
    next: 'Check the address with --site. If it is right, update this command: the site may be newer.',
  });
