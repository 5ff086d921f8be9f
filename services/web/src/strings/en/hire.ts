/** The page for hiring teams. */
export const hire = {
  title: 'Hire back‑end engineers on evidence',
  pitch:
    'Candidates solve tasks like those of your week in a real sandbox. You see what their code does, not a score alone, and a person decides.',
  create: 'Create a workspace',
  time: 'From a new workspace to the first invitation link takes about three minutes.',
  example: {
    caption: 'Example: two candidates side by side',
    what: 'What',
    one: 'Amara',
    other: 'Jonas',
    query: 'Query on messy data',
    code: 'Slow log analysis',
    growth: 'How its time grows',
    review: 'Review: edge cases',
    strong: 'Strong',
    linear: 'like n',
    quadratic: 'like n²; the reference: like n',
    percent: '{{percent, number}}%',
  },
  steps: {
    title: 'How it works',
    build: 'Build',
    buildText:
      'Pick challenges from the catalogue, set the time, weights and your policy on assistants. Preview it as a candidate sees it.',
    invite: 'Invite',
    inviteText:
      'Send a link, or a CSV file of up to 5,000 rows. Candidates need no account, and can get extra time.',
    read: 'Read the evidence',
    readText:
      'See each check with its reason, every submission, the code against the starter, and what was recorded with the candidate’s comments.',
    decide: 'Decide',
    decideText:
      'Reviewers rate by your rubric without seeing each other’s opinion. Then a person decides, by name, with a reason.',
  },
  fair: {
    title: 'What candidates can rely on',
    time: 'The server’s clock counts. If Hone fails, the lost time is added, and both sides see it.',
    lost: 'At the deadline the newest saved code is graded too. The better of both answers counts.',
    watched: 'No camera, no screen recording, no suspicion score. Both sides see the same list of facts.',
    letter: 'Candidates get a letter with their points and reasons, unless you turn it off.',
    erased: 'Their data is erased after the time that you set, with a receipt.',
  },
  demo: {
    title: 'Look around first',
    text: 'Whoever runs this Hone can create a demo workspace. It has one assessment and six invented candidates whose real answers were graded here, one of them advanced and one declined.',
    run: 'On the machine that runs Hone:',
    then: 'The command prints an address, an account and a password. Each run makes a workspace of its own.',
  },
} as const;
