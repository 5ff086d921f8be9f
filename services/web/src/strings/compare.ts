import { compare } from './en/compare.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('compare', compare);
