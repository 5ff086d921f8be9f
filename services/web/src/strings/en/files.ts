/** The tree of files beside the editor, and adding, renaming and deleting them. */
export const files = {
  label: 'Files',
  readOnly: '{{name}}, read-only',
  add: 'New file',
  rename: 'Rename file',
  renameTitle: 'Rename {{path}}',
  remove: 'Delete file',
  removeTitle: 'Delete {{path}}?',
  removeText: 'The file is removed from your code. Submissions that you sent keep it.',
  given: 'Files of the starter can’t be renamed or deleted.',
  path: 'Path',
  cancel: 'Cancel',
  problems: {
    empty: 'Enter a path.',
    invalid:
      'Enter a relative path of up to 200 characters, with folders separated by /, and without spaces at the ends of names or any of \\ : * ? " < > |',
    'not-accepted': 'This challenge accepts only {{patterns}}.',
    taken: 'There’s already a file or folder with this name.',
    'too-many': 'There are already 100 files, the most that a submission can have.',
  },
} as const;
