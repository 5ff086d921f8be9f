/** Pages for admins. */
export const admin = {
  outbox: {
    title: 'Outbox',
    about:
      'This site has no mail server, so e-mails are kept here. Anyone who opens a link from one acts as its recipient.',
    smtp: 'This site sends e-mail over SMTP, so this page stays empty.',
    nowhere:
      'This site doesn’t send e-mail. Set <code>HONE_SMTP_URL</code>, or <code>HONE_MAIL_OUTBOX=true</code> to collect e-mails here.',
    denied: 'Only admins can see this page.',
    none: 'No e-mails yet. To see one, request a new password on the sign-in page.',
    list: 'E-mails, newest first',
    refresh: 'Refresh',
    facts: 'To {{to}} · {{when}}',
    choose: 'Choose an e-mail to read it.',
    html: 'HTML',
    text: 'Text',
    format: 'Format',
    frame: 'E-mail as HTML',
    kept: 'The e-mails are still stored.',
  },
} as const;
