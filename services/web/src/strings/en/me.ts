/** The page about one's own work. */
export const me = {
  title: 'My work',
  pages: 'My pages',
  history: 'History',
  account: 'Account',
  identity: 'Your session',
  nobody:
    'You haven’t run or submitted anything yet. Your first run starts a guest session; you don’t need an account. <link>Pick a challenge</link>',
  guest:
    'You’re practising as a <strong>guest</strong>. {{retention}} <register>Create an account</register> to keep your work, or <signIn>sign in</signIn> to add it to your account.',
  signedIn: 'You’re signed in as <name/>.',
  empty: 'No submissions yet. Your runs and submissions will appear here with their verdicts.',
} as const;
