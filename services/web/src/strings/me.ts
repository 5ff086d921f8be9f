import { me } from './en/me.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('me', me);
