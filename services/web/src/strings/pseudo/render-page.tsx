import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import {
  createStaticHandler,
  createStaticRouter,
  StaticRouterProvider,
  type RouteObject,
} from 'react-router';
import { Announcements } from '../../app/announcements.js';
import { PortsContext, type Ports } from '../../app/ports.js';
import { buildTheme } from '../../theme.js';

type QueryKey = readonly unknown[];

/** The answers and failures of a page's queries. A query in neither is still loading. */
export interface Answers {
  readonly data?: readonly (readonly [QueryKey, unknown])[];
  readonly errors?: readonly (readonly [QueryKey, unknown])[];
}

// Nothing is sent while a page renders once.
const ports = {
  api: {},
  channel: { join: () => ({ leave: () => undefined }), restart: () => undefined },
  drafts: {},
  inputs: {},
} as unknown as Ports;

function createQueries({ data = [], errors = [] }: Answers): QueryClient {
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retryOnMount: false } },
  });
  for (const [key, answer] of data) queries.setQueryData(key, answer);
  for (const [queryKey, error] of errors)
    queries
      .getQueryCache()
      .build(queries, { queryKey })
      .setState({ status: 'error', error: error as Error, fetchStatus: 'idle' });
  return queries;
}

/** The markup of an element inside the providers of all pages, with what it loads when it first renders. */
export async function renderIn(router: ReactNode, answers: Answers = {}): Promise<string> {
  const page = (
    <PortsContext value={ports}>
      <QueryClientProvider client={createQueries(answers)}>
        <MantineProvider theme={buildTheme()} env="test">
          <Announcements>{router}</Announcements>
        </MantineProvider>
      </QueryClientProvider>
    </PortsContext>
  );
  // Waits for lazy parts; loaded ones render at once the second time.
  await prerender(page);
  return renderToStaticMarkup(page);
}

/** The markup of routes at a URL, dialogs at their place in the tree. */
export async function renderRoutes(
  routes: RouteObject[],
  address: string,
  answers: Answers = {},
): Promise<string> {
  const handler = createStaticHandler(routes);
  const context = await handler.query(new Request(new URL(address, 'http://hone.invalid')));
  if (context instanceof Response) throw new Error(`${address} answers ${context.status}`);
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderIn(<StaticRouterProvider router={router} context={context} hydrate={false} />, answers);
}

/** The markup of an element as a whole page. */
export function renderPage(element: ReactNode, answers: Answers = {}, address = '/'): Promise<string> {
  return renderRoutes([{ path: '*', element }], address, answers);
}
