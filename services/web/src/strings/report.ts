import { report } from './en/report.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('report', report);
