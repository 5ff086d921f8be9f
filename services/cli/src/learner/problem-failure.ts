import { problemSchema, type Problem } from '@hone/contracts';
import { EXIT } from '../output.js';
import type { ChosenSite } from './choose-site.js';
import { FIX_AND_REPEAT, LearnerError, NOTHING_SENT, type FailureWords } from './learner-error.js';
import { SiteAway } from './network-failure.js';

/** What to do about a problem document of the site. */
export function describeProblem(response: Response, body: unknown, chosen: ChosenSite): LearnerError {
  const problem = problemSchema.safeParse(body).data;
  const { status, headers } = response;
  if (problem === undefined) return unknownAnswer(status, chosen.site);
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? 0) || 0;
    const wait = seconds > 0 ? `Try again in ${seconds} s.` : 'Try again in a moment.';
    return new SiteAway(
      `${chosen.site}: ${problem.detail} (request ${problem.requestId})`,
      wait,
      seconds * 1000,
    );
  }
  const { errors = [] } = problem;
  const words = authWords(problem, chosen) ?? {
    happened: `${chosen.site}: ${problem.detail}`,
    kept: 'Your files are unchanged.',
    next: nextOf(problem),
  };
  return new LearnerError(problem.code, words, { errors });
}

function nextOf({ code, errors = [] }: Problem): string {
  if (code === 'CHALLENGE_NOT_FOUND') return 'To see the names of all challenges, run: hone list';
  return errors.length > 0 ? FIX_AND_REPEAT : '';
}

function unknownAnswer(status: number, site: string): LearnerError {
  if (status === 429 || status >= 500)
    return new SiteAway(`${site} answered ${status}.`, 'Try again in a moment.');
  return new LearnerError(
    'SITE_NOT_HONE',
    {
      happened: `${site} answered ${status}, but the response is not from Hone.`,
      kept: NOTHING_SENT,
      next: 'Check the address with --site.',
    },
    { exit: EXIT.usage },
  );
}

/** What a token cannot do, and where to get one that can. */
function authWords({ code, detail }: Problem, { site, tokenFrom }: ChosenSite): FailureWords | undefined {
  const login = `hone login --site ${site}`;
  const renew =
    tokenFrom === 'hone login' ? `Run: ${login}` : `Change ${tokenFrom}, or remove it and run: ${login}`;
  const kept = NOTHING_SENT;
  switch (code) {
    case 'AUTH_REQUIRED':
      return { happened: `You are not signed in to ${site}.`, kept, next: `Run: ${login}` };
    case 'AUTH_TOKEN_INVALID':
      return {
        happened: `${site} does not accept your token: it has expired, was revoked, or belongs to another site.`,
        kept,
        next: renew,
      };
    case 'AUTH_SCOPE_MISSING':
      return { happened: `${detail.split('.')[0] ?? detail}.`, kept, next: renew };
    case 'AUTH_SESSION_NEEDED':
      return { happened: detail, kept, next: `Do it in the browser: ${site}` };
    default:
      return undefined;
  }
}
