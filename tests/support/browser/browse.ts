import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { sharedSite } from '../site/shared-site.js';
import { openBrowser } from './browser.js';
import { answerRequests, servePages } from './pages-alone.js';

interface ContextOptions extends BrowserContextOptions {
  /** Timeout of every wait in a test. */
  readonly timeoutMs?: number;
}

interface Serving<Served> {
  readonly serve: () => Promise<Served>;
  readonly startMs: number;
  readonly end?: (served: Served) => Promise<void>;
}

/** A browser for the tests of a file, and the server of its pages. Everything that a test opens is closed after it. */
function browse<Served extends { readonly url: string }>({ serve, startMs, end }: Serving<Served>) {
  let served: Served;
  let browser: Browser;
  const opened: BrowserContext[] = [];
  beforeAll(async () => {
    [served, browser] = await Promise.all([serve(), openBrowser()]);
  }, startMs);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await end?.(served);
  }, 60_000);

  async function newContext(options: ContextOptions = {}): Promise<BrowserContext> {
    const { timeoutMs = 30_000, ...others } = options;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...others });
    opened.push(context);
    context.setDefaultTimeout(timeoutMs);
    return context;
  }
  return {
    /** Set once the tests run. */
    get url(): string {
      return served.url;
    },
    newContext,
    newPage: async (options?: ContextOptions): Promise<Page> => (await newContext(options)).newPage(),
  };
}

/** The shared site in a browser. */
export const browseSharedSite = () => browse({ serve: sharedSite, startMs: 240_000 });

type Answers = Readonly<Record<string, unknown>>;

/** The built pages alone in a browser; requests are answered by their path below `/api/v1`. */
export function browsePagesAlone() {
  const own = browse({ serve: servePages, startMs: 60_000, end: (pages) => pages.stop() });

  async function newPage(answers: Answers, options?: ContextOptions): Promise<Page> {
    const context = await own.newContext(options);
    await answerRequests(context, answers);
    return context.newPage();
  }
  return {
    get url(): string {
      return own.url;
    },
    newPage,
    async open(path: string, answers: Answers, options?: ContextOptions): Promise<Page> {
      const page = await newPage(answers, options);
      await page.goto(`${own.url}${path}`);
      return page;
    },
  };
}
