import { readdirSync, readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

const CACHES = '/sys/devices/system/cpu/cpu0/cache';

/**
 * What ratios of CPU times depend on: processor model, cache sizes and kernel. Hosts with the same class
 * measure alike. Unknown values are left out.
 */
export function readHostClass(): string {
  return [cpus()[0]?.model.trim() ?? '', ...readCaches(), release()].join(' | ');
}

function readCaches(): string[] {
  try {
    const folders = readdirSync(CACHES).filter((name) => name.startsWith('index'));
    return folders.sort().map((name) => {
      const read = (fact: string) => readFileSync(`${CACHES}/${name}/${fact}`, 'utf8').trim();
      return `L${read('level')} ${read('type')} ${read('size')}`;
    });
  } catch {
    return [];
  }
}
