import { history } from './en/history.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('history', history);
