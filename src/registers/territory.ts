/** The whole republic, beside the KATO codes of regions (two digits) and places (nine). */
const REPUBLIC = 'KZ';

/** Whether media of those territories meet anywhere: one is the whole republic, or a part of the other. */
export function territoriesMeet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => meets(one, other)));
}

function meets(one: string, other: string): boolean {
  return one === REPUBLIC || other === REPUBLIC || isWithin(one, other) || isWithin(other, one);
}

/** A KATO code of nine digits has pairs for region, district and rural district, and three for the village; zeros are all of it. */
function isWithin(one: string, other: string): boolean {
  const part = other.length === 9 ? other.replace(/000$/, '').replace(/(?:00)+$/, '') : other;
  return one.startsWith(part);
}
