import { catalogue } from './en/catalogue.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('catalogue', catalogue);
