import { sitting } from './en/sitting.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('sitting', sitting);
