import { challenge } from './en/challenge.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('challenge', challenge);
