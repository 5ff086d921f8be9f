import { device } from './en/device.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('device', device);
