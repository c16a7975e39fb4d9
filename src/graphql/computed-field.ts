import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Extensions, Field } from 'type-graphql';
import type { EdgeContext } from './context.ts';

type ReturnTypeFunc = Parameters<typeof Field>[0] & (() => unknown);

type Compute<Root, Args, Context> = (
  root: Root,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

interface ComputedFieldOptions {
  readonly nullable?: boolean;
  readonly description?: string;
  readonly args?: Readonly<
    Record<string, { type: ReturnTypeFunc; defaultValue?: string | number; description?: string }>
  >;
}

/**
 * A field that is worked out from its object, at the object's own class: no wrapper between graphql-js and the
 * function. Every argument may be left out. The class declares it as a property.
 */
export function ComputedField<Root, Args = unknown, Context extends EdgeContext = EdgeContext>(
  type: ReturnTypeFunc,
  compute: Compute<Root, Args, Context>,
  options: ComputedFieldOptions = {},
): PropertyDecorator {
  return (prototype, key) => {
    const method = { value: () => undefined, writable: true, configurable: true };
    Object.defineProperty(prototype, key, method);
    const { description, nullable = false } = options;
    Field(type, { nullable, ...(description === undefined ? {} : { description }) })(prototype, key, method);
    Object.entries(options.args ?? {}).forEach(([name, { type: argType, ...rest }], index) => {
      Arg(name, argType, { ...rest, nullable: true })(prototype, key, index);
    });
    Extensions({ compute })(prototype, key);
  };
}
