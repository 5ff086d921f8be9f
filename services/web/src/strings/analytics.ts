import { analytics } from './en/analytics.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('analytics', analytics);
