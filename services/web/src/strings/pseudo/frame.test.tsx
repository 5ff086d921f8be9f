import { MemoryRouter } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountEntries, AccountMenu } from '../../account/account-menu.js';
import { ApiProblem, ConnectionLost, UnreadableAnswer } from '../../api-client/failures.js';
import { OfflineNotice } from '../../app/connection-notice.js';
import { ErrorPage } from '../../app/error-page.js';
import { FailurePanel } from '../../app/failure-panel.js';
import { NotFound } from '../../app/not-found-page.js';
import { PageLoading } from '../../app/page-loading.js';
import { PageNotice } from '../../app/page-notice.js';
import { SiteLayout } from '../../app/site-layout.js';
import { CataloguePage } from '../../catalogue/catalogue-page.js';
import { NO_FILTERS } from '../../catalogue/filters.js';
import { LandingPage } from '../../landing/landing-page.js';
import { RECORDED } from '../../landing/recorded.js';
import { GUEST, PERSON, SUMMARY } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderIn, renderPage, renderRoutes } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const problem = (status: number, extras: { retryAfterMs?: number; code?: string } = {}) =>
  new ApiProblem(
    {
      type: '',
      title: '',
      status,
      detail: 'Πρόβλημα',
      code: extras.code ?? '',
      requestId: '42',
      errors: status === 422 ? [{ path: 'α', message: 'β' }] : [],
    },
    extras.retryAfterMs === undefined ? {} : { retryAfterMs: extras.retryAfterMs },
  );

const listed = (filters: object, items: readonly object[], nextCursor: string | null = null) =>
  [
    ['challenges', { ...NO_FILTERS, ...filters }, 'difficulty'],
    { pages: [{ items, nextCursor }], pageParams: [null] },
  ] as const;

const recorded = JSON.stringify(RECORDED);

/** Whether all of it is output of a real submission. */
const isRecorded = (fault: string): boolean =>
  (/^“(.*)” has/.exec(fault)?.[1]?.match(/[a-z][\w-]*/gi) ?? []).every((word) => recorded.includes(word));

describe('every string of the frame comes from a catalogue', () => {
  it.each([
    ['the bar and the foot', <SiteLayout />],
    ['a page that is not there', <NotFound />],
    ['a page that loads', <PageLoading />],
    ['a lost network', <OfflineNotice />],
    ['the entries of a guest', <AccountEntries user={GUEST} page="/" />],
    ['the entries of an account', <AccountEntries user={PERSON} page="/" />],
  ])('in %s', async (_what, element) => {
    expect(findStrayText(await renderPage(element))).toEqual([]);
  });

  it.each([
    ['a rejected request', problem(422)],
    ['a denied one', problem(403)],
    ['one about nothing', problem(404)],
    ['one too many', problem(429, { retryAfterMs: 3_000, code: 'RATE_LIMITED' })],
    ['a full queue', problem(503, { code: 'QUEUE_FULL' })],
    ['a failing server', problem(500)],
    ['a lost connection', new ConnectionLost(null)],
    ['an unreadable answer', new UnreadableAnswer('/', null)],
    ['an unknown failure', 'odd'],
  ])('about %s', async (_what, error) => {
    const panel = <FailurePanel error={error} kept="" onRetry={() => undefined} />;
    expect(findStrayText(await renderPage(panel))).toEqual([]);
  });

  it('on the page of a failed page', async () => {
    const fail = () => {
      throw new Error('Σφάλμα');
    };
    const routes = [{ path: '/', loader: fail, element: <p />, errorElement: <ErrorPage /> }];
    expect(findStrayText(await renderRoutes(routes, '/'))).toEqual([]);
  });

  it.each([null, GUEST, PERSON])('in the menu of %j', async (user) => {
    expect(findStrayText(await renderPage(<AccountMenu />, { data: [[['me'], user]] }))).toEqual([]);
  });
});

describe('every string of the first pages comes from a catalogue', () => {
  const items = [
    SUMMARY,
    { ...SUMMARY, slug: 'a', status: 'solved' },
    { ...SUMMARY, slug: 'b', status: 'new' },
  ];

  it.each([
    ['with challenges', [listed({}, items)]],
    ['with more than are known', [listed({}, items, 'next')]],
    ['before they are known', []],
  ])('on the landing page %s', async (_what, data) => {
    const faults = findStrayText(await renderPage(<LandingPage />, { data }), ['npm start']);
    expect(faults.filter((fault) => !isRecorded(fault))).toEqual([]);
  });

  it.each([
    ['all of it', '/', [listed({}, items)]],
    ['a part of it', '/', [listed({}, items, 'next')]],
    ['nothing in it', '/', [listed({}, [])]],
    ['nothing that matches', '/?q=αβγ&kind=sql&difficulty=3&status=new&language=go&skill=git', []],
  ])('in the catalogue with %s', async (_what, address, data) => {
    const filters = { q: 'αβγ', kind: 'sql', difficulty: '3', status: 'new', language: 'go', skill: 'git' };
    const answers = { data: data.length === 0 ? [listed(filters, [])] : data };
    expect(findStrayText(await renderPage(<CataloguePage />, answers, address))).toEqual([]);
  });

  it('in a catalogue that cannot be loaded', async () => {
    const answers = { errors: [[['challenges', NO_FILTERS, 'difficulty'], problem(500)]] as const };
    expect(findStrayText(await renderPage(<CataloguePage />, answers))).toEqual([]);
  });

  it.each(['signed-out', 'account-deleted', 'guest-deleted'])('in the notice %s', async (notice) => {
    const html = await renderIn(
      <MemoryRouter initialEntries={[{ pathname: '/', state: { notice } }]}>
        <PageNotice />
      </MemoryRouter>,
    );
    expect(html).toContain('[');
    expect(findStrayText(html)).toEqual([]);
  });
});
