import { capabilityOf } from '../../capabilities/capabilities.js';
import type { CapabilityCheck } from './definition.js';
import { selectOperations } from './judge-operations.js';
import type { Verdict } from './finding.js';
import type { OpenedDocument } from './opened.js';

/** Whether the document offers a capability. */
export function judgeCapability(opened: OpenedDocument, check: CapabilityCheck): Verdict {
  const { selected, missing } = selectOperations(opened, check);
  const findings = capabilityOf(check.check).judge(opened.document, selected, check.with);
  return { complaints: [...missing, ...findings] };
}
