import type { CheckStatus } from '@hone/contracts';
import { IconAlertTriangle, IconCheck, IconCircleMinus, IconHelpCircle, IconX } from '@tabler/icons-react';

/** The icon beside the word for a check's status. */
export const STATUS_ICONS: Readonly<Record<CheckStatus, typeof IconCheck>> = {
  pass: IconCheck,
  fail: IconX,
  inconclusive: IconHelpCircle,
  skipped: IconCircleMinus,
  error: IconAlertTriangle,
};
