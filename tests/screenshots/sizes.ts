/** A window and the theme asked for. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A browser's window of this size, in this theme, in which nothing moves. */
export const lookOf = ({ width, height, scheme }: Size) =>
  ({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' }) as const;

/** Windows, and the theme asked for, in which the pages of a report are looked at. */
export const SIZES = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const satisfies readonly Size[];

/** And wide screens, where space could be wasted. */
export const ALL_SIZES = [
  ...SIZES,
  { width: 1920, height: 1080, scheme: 'light' },
  { width: 1920, height: 1080, scheme: 'dark' },
] as const satisfies readonly Size[];
