import { evidence } from './en/evidence.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('evidence', evidence);
