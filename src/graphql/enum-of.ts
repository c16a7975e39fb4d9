/** The object that type-graphql wants for an enum whose names and values are the same. */
export function enumOf<const Value extends string>(
  values: readonly Value[],
): { readonly [Name in Value]: Name } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [Name in Value]: Name };
}
