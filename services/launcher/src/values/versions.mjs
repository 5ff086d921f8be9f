/**
 * Compares dotted versions number by number; ignores suffixes (`+dfsg1`, `-rc.1`).
 *
 * @param {string} left
 * @param {string} right
 * @returns {number} negative, zero or positive, as `Array.prototype.sort` wants it
 */
export function compareVersions(left, right) {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * @param {string} version
 * @param {string} oldest
 */
export function isAtLeast(version, oldest) {
  return compareVersions(version, oldest) >= 0;
}

/** @param {string} version */
function numbersOf(version) {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version.trim());
  return (match?.[1] ?? '0').split('.').map(Number);
}
