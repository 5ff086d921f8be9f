import { common } from './en/common.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('common', common);
