import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '@hone/contracts';
import { AccountPage } from '../../account/account-page.js';
import { ConfirmPage } from '../../account/confirm-page.js';
import { DeleteForm } from '../../account/delete-account.js';
import { ForgotPage } from '../../account/forgot-page.js';
import { NewTokenDialog } from '../../account/new-token-dialog.js';
import { RegisterPage } from '../../account/register-page.js';
import { ResetPage } from '../../account/reset-page.js';
import { OutboxPage } from '../../admin/outbox-page.js';
import { RevokeDialog } from '../../account/revoke-dialog.js';
import { SignInPage } from '../../account/sign-in-page.js';
import { CodeForm } from '../../device/code-form.js';
import { DevicePage } from '../../device/device-page.js';
import { DeviceAnswered } from '../../device/device-question.js';
import { TokenSecret } from '../../account/token-secret.js';
import { MePage } from '../../me/me-page.js';
import {
  ACCESS,
  GUEST,
  OUTBOX,
  PERSON,
  SESSIONS,
  SHOWN_EXPIRY,
  SHOWN_WHEN,
  SUBMISSION,
  TOKENS,
} from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const nothing = () => undefined;
/** The word that is typed before an account is deleted. */
const DATA = ['delete', SUBMISSION.challenge.slug, SHOWN_WHEN, SHOWN_EXPIRY];
const history = [
  ['submissions', 'all'],
  { pages: [{ items: [SUBMISSION], nextCursor: 'x' }], pageParams: [null] },
] as const;
const as = (user: User | null) =>
  [[['me'], user], [['sessions'], SESSIONS], [['tokens'], TOKENS], [['access'], ACCESS], history] as const;

describe('every string about an account comes from a catalogue', () => {
  it.each([
    ['nobody', null],
    ['a guest', GUEST],
    ['an account', PERSON],
  ])('on the pages of %s', async (_who, user) => {
    for (const page of [<AccountPage />, <MePage />, <SignInPage />, <RegisterPage />])
      expect(findStrayText(await renderPage(page, { data: as(user) }), DATA)).toEqual([]);
  });

  it('on the page that connects a device, before and after the answer', async () => {
    const device = {
      name: 'laptop',
      scopes: ['read', 'submit', 'drafts'],
      requestedAt: SESSIONS[0]?.createdAt,
    };
    const waiting = [['device', 'BCDFGHJK'], { ...device, tokenDays: 90 }] as const;
    for (const user of [null, GUEST, PERSON]) {
      const data = [...as(user), waiting];
      const page = await renderPage(<DevicePage />, { data }, '/device?code=BCDF-GHJK');
      expect(findStrayText(page, [...DATA, 'laptop', 'BCDF-GHJK'])).toEqual([]);
    }
    for (const part of [
      <CodeForm key="form" onCode={nothing} />,
      <DeviceAnswered key="yes" name="laptop" allow />,
    ])
      expect(findStrayText(await renderPage(part, { data: as(PERSON) }), [...DATA, 'laptop'])).toEqual([]);
  });

  it('without other sessions and without tokens', async () => {
    const data = [...as(PERSON), [['sessions'], SESSIONS.slice(0, 1)], [['tokens'], []]] as const;
    expect(findStrayText(await renderPage(<AccountPage />, { data }), DATA)).toEqual([]);
  });

  it('on the pages for forgotten passwords and addresses, with a link and without', async () => {
    const data = [[['sign-in-ways'], { mail: true, oidc: { name: 'Υπηρεσία' } }]] as const;
    for (const failed of ['denied', 'unavailable', 'expired', 'failed', 'nonsense'])
      expect(
        findStrayText(await renderPage(<SignInPage />, { data }, `/sign-in?failed=${failed}`), DATA),
      ).toEqual([]);
    for (const address of ['/', '/#κλειδί'])
      for (const page of [<ForgotPage />, <ResetPage />, <ConfirmPage />])
        expect(findStrayText(await renderPage(page, { data }, address), DATA)).toEqual([]);
    const off = [[['sign-in-ways'], { mail: false, oidc: null }]] as const;
    expect(findStrayText(await renderPage(<ForgotPage />, { data: off }), DATA)).toEqual([]);
  });

  it.each([
    ['confirmed', { emailConfirmed: true }],
    ['without mail', { mail: false }],
    ['without address and password', { email: null, password: false }],
  ])('of an account %s', async (_what, changes) => {
    const data = [...as(PERSON), [['access'], { ...ACCESS, ...changes }]] as const;
    expect(findStrayText(await renderPage(<AccountPage />, { data }), DATA)).toEqual([]);
  });

  it.each(['outbox', 'smtp', 'nowhere'] as const)(
    'in the outbox of a site that sends to %s',
    async (mailTo) => {
      for (const items of [[], OUTBOX.items]) {
        const data = [[['outbox'], { ...OUTBOX, mailTo, items }]] as const;
        const page = await renderPage(<OutboxPage />, { data });
        expect(findStrayText(page, [...DATA, 'HONE_SMTP_URL', 'HONE_MAIL_OUTBOX=true'])).toEqual([]);
      }
    },
  );

  it('when nothing can be loaded', async () => {
    const lost = new Error('Σφάλμα');
    const errors = [['me'], ['sessions'], ['tokens']].map((key) => [key, lost] as const);
    for (const page of [<AccountPage />, <MePage />])
      expect(findStrayText(await renderPage(page, { errors }), DATA)).toEqual([]);
    const sections = { data: [[['me'], PERSON]] as const, errors: errors.slice(1) };
    expect(findStrayText(await renderPage(<AccountPage />, sections), DATA)).toEqual([]);
  });

  it.each([
    ['deletes a guest', <DeleteForm user={GUEST} onCancel={nothing} />],
    ['deletes an account', <DeleteForm user={PERSON} onCancel={nothing} />],
    ['makes a token', <NewTokenDialog opened hasRole onClose={nothing} />],
    ['shows a token', <TokenSecret secret="κλειδί" onDone={nothing} />],
    ['revokes a token', <RevokeDialog token={TOKENS[0] ?? null} onClose={nothing} />],
  ])('in the dialog that %s', async (_what, dialog) => {
    expect(findStrayText(await renderPage(dialog), DATA)).toEqual([]);
  });
});
