import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '@hone/contracts';
import { AccountPage } from '../../account/account-page.js';
import { DeleteForm } from '../../account/delete-account.js';
import { NewTokenDialog } from '../../account/new-token-dialog.js';
import { RegisterPage } from '../../account/register-page.js';
import { RevokeDialog } from '../../account/revoke-dialog.js';
import { SignInPage } from '../../account/sign-in-page.js';
import { TokenSecret } from '../../account/token-secret.js';
import { MePage } from '../../me/me-page.js';
import { GUEST, PERSON, SESSIONS, SHOWN_EXPIRY, SHOWN_WHEN, SUBMISSION, TOKENS } from './fixtures.js';
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
  [[['me'], user], [['sessions'], SESSIONS], [['tokens'], TOKENS], history] as const;

describe('every string about an account comes from a catalogue', () => {
  it.each([
    ['nobody', null],
    ['a guest', GUEST],
    ['an account', PERSON],
  ])('on the pages of %s', async (_who, user) => {
    for (const page of [<AccountPage />, <MePage />, <SignInPage />, <RegisterPage />])
      expect(findStrayText(await renderPage(page, { data: as(user) }), DATA)).toEqual([]);
  });

  it('without other sessions and without tokens', async () => {
    const data = [...as(PERSON), [['sessions'], SESSIONS.slice(0, 1)], [['tokens'], []]] as const;
    expect(findStrayText(await renderPage(<AccountPage />, { data }), DATA)).toEqual([]);
  });

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
