import type { Workspace } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import { WorkspaceContext } from '../../hiring/use-hiring.js';
import { formatClock, formatDateTime } from '../../words/quantities.js';
import { zoneName } from '../../words/zone.js';
import { LATER, WHEN, WORKSPACE } from './hiring-fixtures.js';
import { renderRoutes, type Answers } from './render-page.js';
import { findStrayText } from './stray-text.js';

/** The fixtures' times as `Intl` formats them. */
export const TIMES = [
  zoneName(),
  ...[WHEN, LATER].flatMap((at) => [formatDateTime(at), formatClock(new Date(at))]),
];

/** The key of a query of a workspace's page. */
export const keyed = (...rest: readonly unknown[]) => ['workspace', WORKSPACE.id, ...rest];

/** The loaded part of an infinite list; `nextCursor` asks for more. */
export const pagesOf = (items: readonly unknown[], nextCursor: string | null = null) => ({
  pages: [{ items, nextCursor }],
  pageParams: [null],
});

interface Visit extends Answers {
  /** Contains parameters as `:name`; each one's value is its name. */
  readonly path: string;
  readonly search?: string;
  readonly page: ReactNode;
  readonly workspace?: Partial<Workspace>;
  /** Data that may be on the page without a string. */
  readonly known?: readonly string[];
}

/** Stray text on a page of the workspace, once everything has loaded. */
export async function strayAt({ path, search = '', page, workspace, known = [], ...answers }: Visit) {
  const element = <WorkspaceContext value={{ ...WORKSPACE, ...workspace }}>{page}</WorkspaceContext>;
  const html = await renderRoutes([{ path, element }], `${path.replaceAll(':', '')}${search}`, answers);
  if (html.includes('aria-busy')) throw new Error(`${path} still loads`);
  return findStrayText(html, [...TIMES, ...known]);
}
