/** What the editor says about a file while it is written. */
export const editor = {
  openapi: {
    missing: '“{{key}}” is missing.',
    unknown: '“{{key}}” isn’t a key of OpenAPI here.',
    noTarget: '“{{target}}” leads to nothing in this document.',
    outline: {
      name: 'Go to',
      top: 'Start of the document',
      operations: 'Operations',
      schemas: 'Schemas',
      components: 'Other components',
      rest: 'Other parts',
    },
  },
} as const;
