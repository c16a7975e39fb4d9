import type { GostCurve } from './curves.ts';
import { Multiples, type MultiplesShape } from './multiples.ts';
import { WeierstrassGroup } from './weierstrass.ts';

/** Of a base point beside a key that is seen for the first time: its table is made once, so a wide one. */
const BASE: MultiplesShape = { window: 10, pieces: 1 };
/** Of both points where the key has a table of its own. */
export const IN_PIECES: MultiplesShape = { window: 8, pieces: 8 };

/** What verifying on a curve needs, its tables made at first use, in some milliseconds. */
class CurveArithmetic {
  readonly group: WeierstrassGroup;
  #base: Multiples | undefined;
  #baseInPieces: Multiples | undefined;

  constructor(curve: GostCurve) {
    this.group = new WeierstrassGroup(curve);
  }

  get base(): Multiples {
    this.#base ??= new Multiples(this.group, this.group.curve, BASE);
    return this.#base;
  }

  get baseInPieces(): Multiples {
    this.#baseInPieces ??= new Multiples(this.group, this.group.curve, IN_PIECES);
    return this.#baseInPieces;
  }
}

const known = new WeakMap<GostCurve, CurveArithmetic>();

export function arithmeticOf(curve: GostCurve): CurveArithmetic {
  let arithmetic = known.get(curve);
  if (arithmetic === undefined) {
    arithmetic = new CurveArithmetic(curve);
    known.set(curve, arithmetic);
  }
  return arithmetic;
}
