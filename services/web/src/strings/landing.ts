import { landing } from './en/landing.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('landing', landing);
