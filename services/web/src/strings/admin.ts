import { admin } from './en/admin.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('admin', admin);
