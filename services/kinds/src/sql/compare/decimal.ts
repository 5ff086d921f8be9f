const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?$/i;

/**
 * One spelling for each decimal value: no sign on zero, no leading or trailing zeros, no exponent. `1.50`, `+1.5`
 * and `15e-1` become `1.5`. Text that is not a finite decimal (`NaN`, `Infinity`) is returned unchanged.
 */
export function canonicalDecimal(text: string): string {
  const match = DECIMAL.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole.length + fraction.length === 0) return text;
  const [left, right] = shiftPoint(whole, fraction, Number(exponent));
  const integer = left.replace(/^0+/, '') || '0';
  const decimals = right.replace(/0+$/, '');
  const magnitude = decimals === '' ? integer : `${integer}.${decimals}`;
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

function shiftPoint(whole: string, fraction: string, places: number): readonly [string, string] {
  if (places >= 0) {
    const digits = fraction.padEnd(places, '0');
    return [whole + digits.slice(0, places), digits.slice(places)];
  }
  const digits = whole.padStart(-places, '0');
  return [digits.slice(0, digits.length + places), digits.slice(digits.length + places) + fraction];
}

/** Relative tolerance between a floating-point cell and the expected value. */
const FLOAT_TOLERANCE = 1e-6;

/** Floats closer than this are equal, however small they are: a sum that should be 0 rarely is exactly 0. */
const FLOAT_FLOOR = 1e-9;

/** Whether two finite numbers agree within the tolerance. Symmetric, not transitive. */
export function closeEnough(left: number, right: number): boolean {
  const scale = Math.max(Math.abs(left), Math.abs(right));
  return Math.abs(left - right) <= Math.max(FLOAT_FLOOR, FLOAT_TOLERANCE * scale);
}
