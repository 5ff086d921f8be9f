import { composeMail, plainName } from '../mail/compose-mail.js';
import type { Mail } from '../mail/mailer.js';

/** Whom a letter is for. */
interface Reader {
  readonly to: string;
  readonly name: string;
}

const greet = (name: string): string => {
  const plain = plainName(name);
  return plain === '' ? 'Hello,' : `Hello ${plain},`;
};

const IGNORE = 'If it wasn’t you, ignore this e-mail. Nothing changes.';

/** The letter with a link that sets a new password. */
export function resetLetter({ to, name }: Reader, url: string): Mail {
  return composeMail({
    to,
    subject: 'Set a new password for Hone',
    before: [greet(name), 'Someone asked for a new password for your Hone account.'],
    link: { label: 'Set a new password', url },
    after: ['The link works once, for one hour.', IGNORE],
  });
}

/** The letter about a password that was changed by such a link. */
export function passwordChangedLetter({ to, name }: Reader, url: string): Mail {
  return composeMail({
    to,
    subject: 'Your Hone password was changed',
    before: [
      greet(name),
      'Somebody used a link from an e-mail to change your password. You’re signed out in all browsers.',
      'If it wasn’t you, set a new password now and check who can read your e-mail.',
    ],
    link: { label: 'Set a new password', url },
    after: [],
  });
}

/** The letter with a link that confirms an address. */
export function confirmLetter({ to, name }: Reader, url: string): Mail {
  return composeMail({
    to,
    subject: 'Confirm your e-mail address for Hone',
    before: [greet(name), 'Confirm that this is the e-mail address of your Hone account.'],
    link: { label: 'Confirm this address', url },
    after: ['The link works once, for 24 hours.', IGNORE],
  });
}

/** The letter to the old address of an account. */
export function movedLetter({ to, name }: Reader): Mail {
  return composeMail({
    to,
    subject: 'Your Hone account has a new e-mail address',
    before: [
      greet(name),
      'Your Hone account now uses another e-mail address. You can’t sign in with this one any more.',
      'If it wasn’t you, ask the administrator of this site for a link to set a new password.',
    ],
    after: [],
  });
}
