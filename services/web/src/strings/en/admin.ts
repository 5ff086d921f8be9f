/** Pages for admins. */
export const admin = {
  outbox: {
    title: 'Outbox',
    about:
      'This site has no mail server, so mails stay here. Anyone who opens a link from this page acts for its reader.',
    smtp: 'This site sends mail over SMTP, so nothing stays here.',
    nowhere:
      'This site sends no mail. Set <code>HONE_SMTP_URL</code>, or <code>HONE_MAIL_OUTBOX=true</code> to collect mails here.',
    denied: 'Only admins can see this page.',
    none: 'No mails yet. Ask for a new password on the sign-in page to see one.',
    list: 'Mails, newest first',
    refresh: 'Refresh',
    facts: 'To {{to}} · {{when}}',
    choose: 'Choose a mail to read it.',
    html: 'HTML',
    text: 'Text',
    format: 'Format',
    frame: 'Mail as HTML',
    kept: 'The mails are still stored.',
  },
} as const;
