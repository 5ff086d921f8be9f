import { files } from './en/files.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('files', files);
