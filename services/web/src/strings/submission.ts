import { submission } from './en/submission.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('submission', submission);
