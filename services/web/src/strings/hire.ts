import { hire } from './en/hire.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('hire', hire);
