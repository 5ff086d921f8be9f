import { asNode } from '../../statement/nodes.js';
import { isRecord, parseSql } from '../../statement/parse-sql.js';

/**
 * The highest parameter number ($1 and so on) in a text, or 0 without parameters. The server expects exactly that number
 * of values. A text that does not parse counts as having none.
 */
export async function countParameters(text: string): Promise<number> {
  const parsed = await parseSql(text);
  let highest = 0;
  const pending: unknown[] = parsed.ok ? [...parsed.statements] : [];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (Array.isArray(value)) pending.push(...(value as unknown[]));
    if (!isRecord(value)) continue;
    const number = asNode(value, 'ParamRef')?.['number'];
    if (typeof number === 'number') highest = Math.max(highest, number);
    pending.push(...Object.values(value).filter((child) => child !== undefined));
  }
  return highest;
}
