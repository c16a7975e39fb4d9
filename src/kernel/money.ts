/** Money in tiyn (1/100 of a tenge), so that sums are whole numbers. */
export type Tiyn = number & { readonly __tiyn: unique symbol };

/** Tenge to tiyn; the state publishes sums in whole tenge, rounded half up. */
export function tenge(amount: number): Tiyn {
  return (Math.floor(amount + 0.5) * 100) as Tiyn;
}

export function toTenge(amount: Tiyn): number {
  return amount / 100;
}

/** As in `21 625` or `2 162,50`: as both languages write it, thousands apart by a no-break space, tiyn only where there are any. */
export function tengeText(amount: Tiyn): string {
  const whole = String(Math.trunc(amount / 100)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const rest = amount % 100;
  return rest === 0 ? whole : `${whole},${String(rest).padStart(2, '0')}`;
}
