import { contract } from './en/contract.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('contract', contract);
