import { sharedResult } from './en/shared-result.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('sharedResult', sharedResult);
