import { account } from './en/account.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('account', account);
