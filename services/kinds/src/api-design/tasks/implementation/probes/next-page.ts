import { headerOf } from '../../../exchanges/judge-answer.js';
import { valueAt } from '../../../exchanges/keep-values.js';
import type { Answered } from './scenario.js';

/** How a client gets from one page to the next. */
export type Style =
  | { readonly by: 'cursor'; readonly parameter: string; readonly next: string }
  | { readonly by: 'offset'; readonly parameter: string }
  | { readonly by: 'page'; readonly parameter: string; readonly first: number }
  | { readonly by: 'link' };

/** A target with a parameter in its query, in place of one of the same name. */
export function withParameter(target: string, name: string, value: string): string {
  const [path = '', query = ''] = target.split('?');
  const others = query.split('&').filter((each) => each !== '' && decode(each.split('=')[0] ?? '') !== name);
  return `${path}?${[...others, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join('&')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page's data about itself. */
export interface PageRead {
  readonly at: Answered;
  /** Items on it, and on all pages up to it. */
  readonly items: number;
  readonly itemsSoFar: number;
  readonly pages: number;
  readonly size: number;
}

/** The target of the next page; undefined after the last. */
export function nextPage(style: Style, first: string, page: PageRead): string | undefined {
  switch (style.by) {
    case 'cursor': {
      const cursor = valueAt(style.next, page.at.response);
      if (typeof cursor !== 'string' && typeof cursor !== 'number') return undefined;
      return cursor === '' ? undefined : withParameter(first, style.parameter, String(cursor));
    }
    case 'offset':
      return page.items < page.size
        ? undefined
        : withParameter(first, style.parameter, String(page.itemsSoFar));
    case 'page':
      return page.items < page.size
        ? undefined
        : withParameter(first, style.parameter, String(style.first + page.pages));
    case 'link':
      return linkOf(page.at);
  }
}

/** The next address in a header `Link`, without its host. */
function linkOf({ request, response }: Answered): string | undefined {
  const header = headerOf(response, 'link');
  if (header === undefined) return undefined;
  for (const part of header.slice(0, 8_000).split(/,\s*(?=<)/)) {
    const [address = '', ...parameters] = part.split(';').map((each) => each.trim());
    const isNext = parameters.some((each) => /^rel="?([^"]* )?next( [^"]*)?"?$/i.test(each));
    if (!isNext || !address.startsWith('<') || !address.endsWith('>')) continue;
    const base = `http://service${request.target}`;
    const target = address.slice(1, -1);
    if (!URL.canParse(target, base)) return undefined;
    const { pathname, search } = new URL(target, base);
    return `${pathname}${search}`;
  }
  return undefined;
}
