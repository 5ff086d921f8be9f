import { hiring } from './en/hiring.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('hiring', hiring);
