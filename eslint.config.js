import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { ROOM_IMPORTS } from './tests/walls/rooms.js';

const roomPolicies = Object.entries(ROOM_IMPORTS).map(([room, allowed]) => ({
  from: { element: { type: room } },
  allow: { to: { element: { types: { anyOf: [room, ...allowed] } } } },
}));

const boundariesConfig = {
  files: ['services/**/*.{ts,tsx}'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': Object.keys(ROOM_IMPORTS).map((room) => ({
      type: room,
      pattern: `services/${room}`,
    })),
    'import/resolver': {
      typescript: {
        project: 'services/*/tsconfig.json',
        conditionNames: ['hone-source', 'import', 'default'],
        noWarnOnMultipleProjects: true,
      },
    },
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        policies: [...roomPolicies, { allow: { to: { module: { origin: ['external', 'core'] } } } }],
      },
    ],
  },
};

/** dependency-cruiser misses this package: it takes the name for a file with the ending `.io`. */
const socketEdge = {
  files: ['services/**/*.{ts,tsx}'],
  ignores: ['services/realtime/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      { paths: [{ name: 'socket.io', message: 'the gateway in services/realtime is its one edge' }] },
    ],
  },
};

const pureRooms = {
  files: ['services/kinds/src/**/*.ts'],
  ignores: ['**/*.test.ts', '**/*.fixture.ts'],
  rules: {
    'no-restricted-globals': ['error', 'process', 'fetch', 'setInterval'],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'randomness comes from the session seed' },
      { object: 'Date', property: 'now', message: 'the session has the clock' },
      { object: 'performance', property: 'now', message: 'the session has the clock' },
    ],
  },
};

const restrictedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
  { selector: 'TSEnumDeclaration', message: 'use a union of literals' },
];

/** Attributes that people see or hear, and properties of our components that end up in them. */
const VISIBLE_ATTRIBUTES =
  'aria-label|aria-description|title|placeholder|alt|label|description|leftLabel|rightLabel|about|empty|kept|what';
/** Literal text: a string, or a template that contains letters. */
const WRITTEN_TEXT =
  ':matches(Literal[value=/[A-Za-z]/], TemplateLiteral:has(> TemplateElement[value.raw=/[A-Za-z]/]))';
const WRITTEN_IN_BRACES = [
  `JSXExpressionContainer > ${WRITTEN_TEXT}`,
  `JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > ${WRITTEN_TEXT}`,
];

/** All text of the browser client is in its catalogues, so that it can be read and translated in one place. */
const stringsInCatalogues = {
  files: ['services/web/src/**/*.tsx'],
  // Only developers read the gallery of components.
  ignores: ['**/*.test.tsx', 'services/web/src/design/**'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...restrictedSyntax,
      ...[
        'JSXText[value=/[A-Za-z]/]',
        ...WRITTEN_IN_BRACES.map((written) => `:matches(JSXElement, JSXFragment) > ${written}`),
        ...[`> ${WRITTEN_TEXT}`, ...WRITTEN_IN_BRACES.map((written) => `> ${written}`)].map(
          (written) => `JSXAttribute[name.name=/^(${VISIBLE_ATTRIBUTES})$/] ${written}`,
        ),
      ].map((selector) => ({
        selector,
        message: 'strings come from a catalogue in services/web/src/strings',
      })),
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.hone/**',
      'challenges/**',
      'services/kinds/src/*/samples/**',
      'sandbox-images/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({
    ...config,
    files: ['services/**/*.{ts,tsx}', 'tests/**/*.ts'],
  })),
  {
    files: ['services/**/*.{ts,tsx}', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  // `expect.any` and similar matchers have type any in Vitest.
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['services/web/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  boundariesConfig,
  socketEdge,
  pureRooms,
  stringsInCatalogues,
);
