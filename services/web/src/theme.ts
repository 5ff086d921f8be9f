import {
  createTheme,
  Button,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { t } from './strings/common.js';

/** The single accent: the green-blue of a wet whetstone. Also the colour of passing checks. */
const edge: MantineColorsTuple = [
  '#e8f6f4',
  '#cfebe7',
  '#a3d8d1',
  '#72c3b9',
  '#58c4b6',
  '#26958a',
  '#147d74',
  '#0c675f',
  '#07524c',
  '#033d39',
];

const gray: MantineColorsTuple = [
  '#f6f8f7',
  '#eef1f0',
  '#e2e7e5',
  '#d0d7d4',
  '#b3bcb8',
  '#8c9793',
  '#646f6b',
  '#4d5754',
  '#333b39',
  '#16201e',
];

const dark: MantineColorsTuple = [
  '#e4eae8',
  '#b1bcb8',
  '#8f9a96',
  '#5c6764',
  '#3a4341',
  '#2b3331',
  '#1f2625',
  '#141918',
  '#0f1312',
  '#0a0d0c',
];

/** Our fonts (styles/fonts.css), then the reader's. */
const SANS =
  'Inter, "Inter fallback", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
const MONO =
  '"JetBrains Mono", ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "Liberation Mono", monospace';

/** Filled buttons take the tokens' pairs of colours, whose contrast holds in both themes. */
function fillOf(variant: string | undefined, color: string | undefined): Record<string, string> {
  if (variant !== undefined && variant !== 'filled') return {};
  const name = color === 'red' ? 'fail' : 'accent';
  return {
    '--button-bg': `var(--${name})`,
    '--button-hover': `var(--${name}-hover)`,
    '--button-color': `var(--${name}-ink)`,
  };
}

export function buildTheme(): MantineThemeOverride {
  return createTheme({
    colors: { edge, gray, dark },
    primaryColor: 'edge',
    primaryShade: { light: 7, dark: 4 },
    autoContrast: true,
    luminanceThreshold: 0.35,
    black: '#16201e',
    fontFamily: SANS,
    fontFamilyMonospace: MONO,
    defaultRadius: 'sm',
    radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
    respectReducedMotion: true,
    cursorType: 'pointer',
    headings: { fontFamily: SANS, fontWeight: '650' },
    // By name: importing the components would put all of them into the first load.
    components: {
      Button: Button.extend({
        defaultProps: { size: 'sm' },
        vars: (_theme, props) => ({ root: fillOf(props.variant, props.color) }),
      }),
      NativeSelect: { defaultProps: { size: 'sm' } },
      TextInput: { defaultProps: { size: 'sm' } },
      Textarea: { defaultProps: { size: 'sm' } },
      Modal: {
        defaultProps: { centered: true, closeButtonProps: { 'aria-label': t('site.close') } },
        styles: {
          title: { fontSize: '1.125rem', fontWeight: 650 },
          content: { backgroundColor: 'var(--surface)' },
          header: { backgroundColor: 'var(--surface)' },
        },
      },
    },
  });
}

const MANTINE_NAMES: Readonly<Record<string, string>> = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--fail)',
};

/**
 * Mantine's variables follow the tokens of styles/tokens.css, so that there is one palette. They are set for
 * both schemes: Mantine's values for a scheme would override values for all schemes.
 */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...MANTINE_NAMES },
  dark: { ...MANTINE_NAMES },
});
