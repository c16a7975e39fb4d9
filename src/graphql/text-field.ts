import { Arg, Extensions, Field } from 'type-graphql';
import type { Language, Message } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';
import { LanguageEnum } from './language.type.ts';

export type Read<Root> = (root: Root, context: EdgeContext) => Message | readonly Message[] | null;

interface TextFieldOptions {
  readonly nullable?: boolean;
  readonly list?: boolean;
  readonly description?: string;
}

/**
 * A field that a person reads: `name(lang: Language): String!`. `read` says which message it is; the words come from
 * the locale files, in `lang` or in the caller's language. The class declares it as a property: `name!: string`.
 */
export function TextField<Root>(read: Read<Root>, options: TextFieldOptions = {}): PropertyDecorator {
  return (prototype, key) => {
    const method = { value: () => undefined, writable: true, configurable: true };
    Object.defineProperty(prototype, key, method);
    const type = options.list === true ? () => [String] : () => String;
    const field = {
      nullable: options.nullable ?? false,
      ...(options.description === undefined ? {} : { description: options.description }),
    };
    Field(type, field)(prototype, key, method);
    Arg('lang', () => LanguageEnum, { nullable: true })(prototype, key, 0);
    Extensions({ text: read })(prototype, key);
  };
}

/** Gives text fields their resolver: a plain synchronous function, so that long lists of texts stay cheap. */
export function textResolver(read: Read<unknown>) {
  return (root: unknown, args: { lang?: Language | null }, context: EdgeContext) => {
    const language = args.lang ?? context.language;
    const found = read(root, context);
    if (found === null) return null;
    if (isList(found)) return found.map((message) => context.texts.translate(message, language));
    return context.texts.translate(found, language);
  };
}

function isList(found: Message | readonly Message[]): found is readonly Message[] {
  return Array.isArray(found);
}
