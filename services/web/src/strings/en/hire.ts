/** The page for hiring teams. */
export const hire = {
  title: 'Hire back‑end engineers on evidence',
  pitch:
    'Candidates solve everyday engineering tasks in a real sandbox. You see what their code does, not just a score, and a person decides.',
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
      'Pick challenges from the catalogue. Set the time limit, the weights and your policy on AI assistants, and preview the result as a candidate.',
    invite: 'Invite',
    inviteText:
      'Share a link, or upload a CSV file of up to 5,000 candidates. Candidates don’t need an account and can get extra time.',
    read: 'Read the evidence',
    readText:
      'See why each check failed, every submission, the changes from the starter, and what was recorded, with the candidate’s comments.',
    decide: 'Decide',
    decideText:
      'Reviewers rate answers by your rubric without seeing each other’s ratings. Then a named person decides and gives a reason.',
  },
  fair: {
    title: 'What candidates can rely on',
    time: 'Only the server’s clock counts. If Hone fails, it adds the lost time, and both sides see that.',
    lost: 'At the deadline, Hone also grades the newest saved code. The better of the two answers counts.',
    watched: 'No camera, no screen recording, no suspicion score. Both sides see the same list of facts.',
    letter: 'Candidates get a result letter with their points and the reasons, unless you turn it off.',
    erased: 'Hone erases their data after the time you set, and you get a receipt.',
  },
  demo: {
    title: 'Look around first',
    text: 'Your administrator can create a demo workspace with one assessment and six made-up candidates. Hone really grades their answers; one candidate is advanced and one is declined.',
    run: 'On the machine that runs Hone:',
    then: 'The command prints an address, an account and a password. Each run creates another workspace.',
  },
} as const;
