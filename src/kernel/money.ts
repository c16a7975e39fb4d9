/** Money in tiyn (1/100 of a tenge), so that sums are whole numbers. */
export type Tiyn = number & { readonly __tiyn: unique symbol };

/** Tenge to tiyn; the state publishes sums in whole tenge, rounded half up. */
export function tenge(amount: number): Tiyn {
  return (Math.floor(amount + 0.5) * 100) as Tiyn;
}

export function toTenge(amount: Tiyn): number {
  return amount / 100;
}
