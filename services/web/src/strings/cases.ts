import { cases } from './en/cases.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('cases', cases);
