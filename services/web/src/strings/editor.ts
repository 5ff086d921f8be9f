import { editor } from './en/editor.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('editor', editor);
