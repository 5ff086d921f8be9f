/** The page after signing in when no other was requested. */
const DEFAULT_PAGE = '/challenges';

/** Pages that it makes no sense to return to. */
const ENTRANCES: ReadonlySet<string> = new Set(['/sign-in', '/register']);

// Any origin works: it only shows whether a URL leaves it.
const HERE = 'https://hone.invalid';

/**
 * The page to go to after signing in, from `?next=`. Only paths of this site count, so that a link to the
 * sign-in page cannot redirect anybody to another site.
 */
export function parseNext(search: URLSearchParams): string {
  const asked = search.get('next') ?? '';
  if (!asked.startsWith('/') || !URL.canParse(asked, HERE)) return DEFAULT_PAGE;
  const url = new URL(asked, HERE);
  const page = `${url.pathname}${url.search}${url.hash}`;
  // A path such as `/.//elsewhere` becomes one with two slashes, which a browser takes for a host.
  if (url.origin !== HERE || page.startsWith('//') || ENTRANCES.has(url.pathname)) return DEFAULT_PAGE;
  return page;
}

/** The URL of a sign-in page that leads back to `page`. */
export function withNext(entrance: '/sign-in' | '/register', page: string): string {
  const next = parseNext(new URLSearchParams({ next: page }));
  return next === DEFAULT_PAGE ? entrance : `${entrance}?next=${encodeURIComponent(next)}`;
}
