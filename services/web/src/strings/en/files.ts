/** The tree of files beside the editor, and adding, renaming and deleting them. */
export const files = {
  label: 'Files',
  readOnly: '{{name}}, read-only',
  add: 'New file',
  rename: 'Rename file',
  renameTitle: 'Rename {{path}}',
  remove: 'Delete file',
  removeTitle: 'Delete {{path}}?',
  removeText: 'This removes the file from your code. Your submissions keep their copy.',
  given: 'You can’t rename or delete starter files.',
  path: 'Path',
  cancel: 'Cancel',
  problems: {
    empty: 'Enter a path.',
    invalid:
      'Enter a relative path of up to 200 characters, with folders separated by /, and without spaces at the ends of names or any of \\ : * ? " < > |',
    'not-accepted': 'This challenge accepts only {{patterns}}.',
    taken: 'There’s already a file or folder with this name.',
    'too-many': 'A submission can have up to 100 files.',
  },
} as const;
