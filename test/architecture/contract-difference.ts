import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';

export interface Difference {
  /** Coordinates of what the contract has and the schema has not: `type X`, `X.field`, `X.field(arg)`, `X | Y`. */
  readonly missing: readonly string[];
  /** What is there and is not as promised. */
  readonly broken: readonly string[];
}

/** How a schema falls short of its contract. What it has beyond that is its own business, unless it must be given. */
export function contractDifference(contract: GraphQLSchema, schema: GraphQLSchema): Difference {
  const found = promisedTypes(contract).map((promised) => {
    const type = schema.getType(promised.name);
    return type === undefined ? missing(`type ${promised.name}`) : compareTypes(promised, type);
  });
  return together(found);
}

function promisedTypes(contract: GraphQLSchema): readonly GraphQLNamedType[] {
  return Object.values(contract.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
}

function compareTypes(promised: GraphQLNamedType, type: GraphQLNamedType): Difference {
  const { name } = promised;
  if (promised.constructor.name !== type.constructor.name) {
    return broken(`${name} is ${type.constructor.name}, not ${promised.constructor.name}`);
  }
  if (isEnumType(promised) && isEnumType(type)) {
    const values = new Set(type.getValues().map((value) => value.name));
    return together(
      promised.getValues().map((value) => (values.has(value.name) ? NONE : missing(`${name}.${value.name}`))),
    );
  }
  if (isUnionType(promised) && isUnionType(type)) {
    return compareMembers(name, ' | ', promised.getTypes(), type.getTypes());
  }
  if (isInputObjectType(promised) && isInputObjectType(type)) {
    return compareInputs(
      `${name}.`,
      '',
      Object.values(promised.getFields()),
      Object.values(type.getFields()),
      isRequiredInputField,
    );
  }
  if (
    (isObjectType(promised) || isInterfaceType(promised)) &&
    (isObjectType(type) || isInterfaceType(type))
  ) {
    const fields = type.getFields();
    return together([
      compareMembers(name, ' implements ', promised.getInterfaces(), type.getInterfaces()),
      ...Object.values(promised.getFields()).map((field) => {
        const at = `${name}.${field.name}`;
        const own = fields[field.name];
        if (own === undefined) return missing(at);
        return together([
          String(own.type) === String(field.type) ? NONE : broken(`${at} is ${own.type}, not ${field.type}`),
          compareInputs(`${at}(`, ')', field.args, own.args, isRequiredArgument),
        ]);
      }),
    ]);
  }
  return NONE;
}

function compareMembers(
  name: string,
  word: string,
  promised: readonly GraphQLNamedType[],
  own: readonly GraphQLNamedType[],
) {
  const names = new Set(own.map((member) => member.name));
  return together(
    promised.map((member) => (names.has(member.name) ? NONE : missing(`${name}${word}${member.name}`))),
  );
}

function compareInputs<Input extends GraphQLArgument | GraphQLInputField>(
  before: string,
  after: string,
  promised: readonly Input[],
  own: readonly Input[],
  isRequired: (input: Input) => boolean,
): Difference {
  const at = (input: Input) => `${before}${input.name}${after}`;
  const known = new Set(promised.map(({ name }) => name));
  return together([
    ...promised.map((input) => {
      const found = own.find(({ name }) => name === input.name);
      if (found === undefined) return missing(at(input));
      return written(found) === written(input)
        ? NONE
        : broken(`${at(input)} is ${written(found)}, not ${written(input)}`);
    }),
    ...own
      .filter((input) => !known.has(input.name) && isRequired(input))
      .map((input) => broken(`${at(input)} must be given, and the contract has none`)),
  ]);
}

function written({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const literal = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return literal === null || literal === undefined ? String(type) : `${type} = ${print(literal)}`;
}

const NONE: Difference = { missing: [], broken: [] };

function missing(coordinate: string): Difference {
  return { missing: [coordinate], broken: [] };
}

function broken(problem: string): Difference {
  return { missing: [], broken: [problem] };
}

function together(differences: readonly Difference[]): Difference {
  return {
    missing: differences.flatMap((difference) => difference.missing),
    broken: differences.flatMap((difference) => difference.broken),
  };
}
