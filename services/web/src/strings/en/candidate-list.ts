/** The list of candidates: many at once, and saved views. */
export const candidateList = {
  bulk: {
    label: 'Selected candidates',
    count: '{{count, number}} selected',
    all: 'Select all {{count, number}} listed',
    clear: 'Clear selection',
    do: {
      remind: 'Remind {{count, number}}',
      revoke: 'Revoke {{count, number}}',
      erase: 'Erase {{count, number}}',
    },
    ask: {
      remind_one: 'Remind {{count, number}} candidate?',
      remind_other: 'Remind {{count, number}} candidates?',
      revoke_one: 'Revoke {{count, number}} invitation?',
      revoke_other: 'Revoke {{count, number}} invitations?',
      erase_one: 'Erase the data of {{count, number}} candidate?',
      erase_other: 'Erase the data of {{count, number}} candidates?',
    },
    text: {
      remind: 'Each candidate gets an e-mail with a new link. Earlier links keep working.',
      revoke: 'All of their links stop working at once. You can invite them again.',
      erase:
        'Invitations, code, results, reviews and recordings are removed for good. You get a receipt with hashes.',
    },
    done: {
      remind_one: '{{count, number}} reminder was sent.',
      remind_other: '{{count, number}} reminders were sent.',
      revoke_one: '{{count, number}} invitation was revoked.',
      revoke_other: '{{count, number}} invitations were revoked.',
      erase_one: 'The data of {{count, number}} candidate was erased.',
      erase_other: 'The data of {{count, number}} candidates was erased.',
    },
    failed_one: '{{count, number}} candidate is unchanged.',
    failed_other: '{{count, number}} candidates are unchanged.',
    receipt: 'Download the receipt',
  },
  views: {
    label: 'Saved views',
    save: 'Save this view',
    name: 'Name of the view',
    enterName: 'Enter a name.',
    keep: 'Save',
    cancel: 'Cancel',
    remove: 'Remove',
    removeOne: 'Remove the view {{name}}',
  },
} as const;
