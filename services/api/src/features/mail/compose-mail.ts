import { escapeMarkup } from '../../http/escape-markup.js';
import type { Mail } from './mailer.js';

/** The parts of a mail. Every string may contain what people typed. */
export interface MailParts {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs before the link. */
  readonly before: readonly string[];
  /** The only link of the mail; the site's own address, never one that somebody typed. */
  readonly link?: { readonly label: string; readonly url: string };
  /** Paragraphs after the link. */
  readonly after: readonly string[];
}

const MOST_NAME_CHARACTERS = 80;

/**
 * A name or title that people typed, for a mail: one line of letters, digits and common punctuation. Mail
 * programs turn `evil.example` or `a@b.example` into links, so a dot between letters is set apart.
 */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}.,'’&()+-]+/gu, ' ')
    .replace(/\.(?=\S)/gu, '. ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, MOST_NAME_CHARACTERS)
    .trim();
}

/** Composes plain text and plain HTML with the same words: no images, no style sheet, one link. */
export function composeMail({ to, subject, before, link, after }: MailParts): Mail {
  const linkText = link === undefined ? [] : [`${link.label}:\n${link.url}`];
  const text = [...before, ...linkText, ...after].join('\n\n');
  return { to, subject, text: `${text}\n`, html: htmlOf({ subject, before, link, after }) };
}

function htmlOf({ subject, before, link, after }: Omit<MailParts, 'to' | 'link'> & Linked): string {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${escapeMarkup(text)}</p>`);
  const linked =
    link === undefined
      ? []
      : [
          `<p><a href="${escapeMarkup(link.url)}" target="_blank" rel="noopener noreferrer">${escapeMarkup(link.label)}</a></p>`,
        ];
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(subject)}</title></head>`,
    '<body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">',
    ...paragraphs(before),
    ...linked,
    ...paragraphs(after),
    '</body></html>',
    '',
  ].join('\n');
}

interface Linked {
  readonly link: MailParts['link'] | undefined;
}
