import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

/** Turns a drawing into a PNG. */
export type RenderCard = (svg: string) => Promise<Buffer>;

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Renders with a font of our own, because servers have none; drawing happens on another thread. */
export function createCardRenderer(): RenderCard {
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONTS.map((name) => resolve(`dejavu-fonts-ttf/ttf/${name}`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return async (svg) => (await renderAsync(svg, { font })).asPng();
}
