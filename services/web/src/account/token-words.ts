import type { TokenScope } from '@hone/contracts';

/** What a scope lets a token do, in its owner's words. */
export const SCOPE_WORDS: Readonly<Record<TokenScope, { readonly title: string; readonly about: string }>> = {
  read: { title: 'Read', about: 'See your submissions, drafts and progress' },
  submit: { title: 'Submit', about: 'Run and submit answers in your name' },
  drafts: { title: 'Drafts', about: 'Change your drafts, take hints, open editorials' },
  admin: { title: 'Admin', about: 'Use your role: grade again, or look after Hone' },
};

/** Days that a new token may last; undefined until it is revoked. */
export const LIFETIMES: readonly { readonly value: string; readonly label: string }[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'One year' },
  { value: '', label: 'Until it is revoked' },
];
