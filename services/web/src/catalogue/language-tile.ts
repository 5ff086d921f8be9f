import { catalogue } from '../strings/en/catalogue.js';
import { t } from '../strings/catalogue.js';

const isTiled = (language: string): language is keyof typeof catalogue.tiles =>
  Object.hasOwn(catalogue.tiles, language);

/** Two letters for a language; the first letters of the id for an unknown one. */
export function languageTile(language: string): string {
  return isTiled(language) ? t(`tiles.${language}`) : language.slice(0, 2);
}
