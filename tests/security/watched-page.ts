import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What hostile text achieved. All of it must stay empty. */
interface Findings {
  /** Places where a payload ran. */
  readonly executed: string[];
  /** Requests to anywhere but the site. */
  readonly requests: string[];
  /** Dialogs, new windows, and pages that were navigated away. */
  readonly surprises: string[];
  /** What only the content security policy stopped. */
  readonly stoppedByPolicy: string[];
}

export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly findings: Findings;
  /** Opens an address of the site, triggers everything that text could have created, and looks for violations. */
  readonly visit: (path: string) => Promise<void>;
  /** Does the same on the current page. */
  readonly poke: (where: string) => Promise<void>;
}

/** Elements and attributes that no text of a learner or author may ever add to a page. */
function findForbidden(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (
      ['iframe', 'object', 'embed', 'base', 'portal', 'template', 'marquee', 'math', 'frame'].includes(name)
    )
      found.push(`<${name}>`);
    if (name === 'form' && element.getAttribute('action')?.includes('evil') === true) found.push('<form>');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`<${name} ${attribute}>`);
      // Browsers remove tabs and line ends before they look at the scheme.
      const address = value.replace(/[\t\n\r]/g, '').trim();
      const leads = /^(data|poster)$|(href|src|srcset|action)$/.test(attribute);
      if (leads && /^(javascript:|vbscript:|data:text|file:)/i.test(address))
        found.push(`<${name} ${attribute}="${value.slice(0, 40)}">`);
      if (attribute === 'id' && value === '__hit') found.push('a clobbered name');
    }
  }
  return found;
}

/** Sends every element the events that attribute handlers wait for. */
function provoke(): void {
  for (const element of document.querySelectorAll('main *'))
    for (const type of ['mouseover', 'pointerenter', 'focus', 'blur', 'error', 'load', 'toggle', 'begin'])
      element.dispatchEvent(new Event(type));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href]'))
    if (!/^https?:/.test(link.protocol)) link.click();
}

/** A browser page that notices everything text does beyond being shown. */
export async function openWatchedPage(browser: Browser, siteUrl: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const findings: Findings = { executed: [], requests: [], surprises: [], stoppedByPolicy: [] };
  await context.exposeBinding('__hit', ({ frame }) => void findings.executed.push(frame.url()));
  await context.exposeBinding(
    '__stopped',
    (_source, what: string) => void findings.stoppedByPolicy.push(what),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { __stopped: report } = globalThis as unknown as { __stopped: (what: string) => void };
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const isForeign = (address: string) => {
    const { host, protocol } = new URL(address);
    return host !== new URL(siteUrl).host && /^(https?|wss?):$/.test(protocol);
  };
  context.on('requestfinished', (request) => {
    if (isForeign(request.url())) findings.requests.push(request.url());
  });
  context.on('requestfailed', (request) => {
    if (!isForeign(request.url())) return;
    const reason = request.failure()?.errorText ?? '';
    // Blocked before it left the browser; every other failure was a request without a recipient.
    const list = /csp|BLOCKED_BY_CSP/i.test(reason) ? findings.stoppedByPolicy : findings.requests;
    list.push(`${request.url()} ${reason}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  context.on('page', (opened) => void findings.surprises.push(`a window ${opened.url()}`));
  page.on('dialog', (dialog) => {
    findings.surprises.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const poke = async (where: string) => {
    const before = page.url();
    await page.evaluate(provoke);
    const forbidden = await page.evaluate(findForbidden);
    findings.surprises.push(...forbidden.map((what) => `${where}: ${what}`));
    if (page.url() !== before) findings.surprises.push(`${where}: led to ${page.url()}`);
  };
  return {
    page,
    context,
    findings,
    poke,
    visit: async (path) => {
      await page.goto(`${siteUrl}${path}`, { waitUntil: 'networkidle' });
      await poke(path);
    },
  };
}
