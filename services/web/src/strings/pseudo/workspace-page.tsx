import type { Workspace } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import { WorkspaceContext } from '../../hiring/use-hiring.js';
import { formatClock, formatMoment } from '../../words/quantities.js';
import { zoneName } from '../../words/zone.js';
import { LATER, WHEN, WORKSPACE } from './hiring-fixtures.js';
import { renderRoutes, type Answers } from './render-page.js';
import { findStrayText } from './stray-text.js';

/** What `Intl` makes of the fixtures' times. */
export const TIMES = [
  zoneName(),
  ...[WHEN, LATER].flatMap((at) => [formatMoment(at), formatClock(new Date(at))]),
];

/** The key of what a page of the workspace asks for. */
export const keyed = (...rest: readonly unknown[]) => ['workspace', WORKSPACE.id, ...rest];

/** What an infinite list has loaded; `nextCursor` asks for more. */
export const pagesOf = (items: readonly unknown[], nextCursor: string | null = null) => ({
  pages: [{ items, nextCursor }],
  pageParams: [null],
});

interface Visit extends Answers {
  /** Parameters stand in it as `:name`; each one's value is its name. */
  readonly path: string;
  readonly search?: string;
  readonly page: ReactNode;
  readonly workspace?: Partial<Workspace>;
  /** What may stand on the page by itself. */
  readonly known?: readonly string[];
}

/** What is stray on a page of the workspace, once everything has loaded. */
export async function strayAt({ path, search = '', page, workspace, known = [], ...answers }: Visit) {
  const element = <WorkspaceContext value={{ ...WORKSPACE, ...workspace }}>{page}</WorkspaceContext>;
  const html = await renderRoutes([{ path, element }], `${path.replaceAll(':', '')}${search}`, answers);
  if (html.includes('aria-busy')) throw new Error(`${path} still loads`);
  return findStrayText(html, [...TIMES, ...known]);
}
