import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ComputedField, type EdgeContext, JsonScalar, LanguageEnum, TextField } from '../graphql/index.ts';
import type { Language } from '../kernel/index.ts';
import { FormCertaintyEnum, FormFieldTypeEnum, InformationSystemEnum } from './catalogue-enums.type.ts';
import { editionText } from './edition-text.ts';
import { formJsonSchema } from './form-json-schema.ts';
import type {
  FormDocumentView,
  FormFieldView,
  FormOptionView,
  FormSectionView,
  FormView,
} from './form-view.ts';

@ObjectType('FormOption', { simpleResolvers: true })
export class FormOptionType {
  @Field(() => String)
  value!: string;

  @TextField((option: FormOptionView) => option.label)
  label!: string;
}

@ObjectType('FormField', { simpleResolvers: true })
export class FormFieldObjectType {
  @Field(() => String)
  name!: string;

  @TextField((field: FormFieldView) => field.label)
  label!: string;

  @TextField((field: FormFieldView) => field.hint, { nullable: true })
  hint!: string | null;

  @Field(() => FormFieldTypeEnum)
  type!: string;

  @Field(() => Boolean)
  required!: boolean;

  @Field(() => Int, { nullable: true })
  maxLength!: number | null;

  @Field(() => String, { nullable: true })
  pattern!: string | null;

  @Field(() => [FormOptionType], { nullable: true })
  options!: FormOptionType[] | null;

  @Field(() => InformationSystemEnum, {
    nullable: true,
    description:
      'The registry that fills it in when the applicant is found there; what the registry of legal entities tells of one, that of individuals tells of a person.',
  })
  prefilledFrom!: string | null;

  @Field(() => FormCertaintyEnum, { description: 'How sure the sources are of this field.' })
  certainty!: string;

  @Field(() => Float, { nullable: true })
  minimum!: number | null;

  @Field(() => Float, { nullable: true })
  maximum!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a list: how many rows at most.' })
  maxRows!: number | null;

  @Field(() => [FormFieldObjectType], { nullable: true, description: 'Of a LIST: the fields of one row.' })
  fields!: FormFieldObjectType[] | null;
}

@ObjectType('FormSection', { simpleResolvers: true })
export class FormSectionType {
  @Field(() => String)
  name!: string;

  @TextField((section: FormSectionView) => section.title)
  title!: string;

  @Field(() => [FormFieldObjectType])
  fields!: FormFieldObjectType[];
}

@ObjectType('FormDocument', { simpleResolvers: true })
export class FormDocumentType {
  @Field(() => String, { description: 'As attachDocument takes it.' })
  kind!: string;

  @TextField((document: FormDocumentView) => document.name)
  name!: string;

  @Field(() => Boolean)
  required!: boolean;
}

/** Its root is a FormView. */
@ObjectType('Form', { simpleResolvers: true })
export class FormType {
  @TextField(({ edition }: FormView) => editionText(edition, 'form', 'title'))
  title!: string;

  @Field(() => [FormSectionType])
  sections!: FormSectionType[];

  @Field(() => [FormDocumentType], { description: 'What may, or must, be attached.' })
  documents!: FormDocumentType[];

  @ComputedField(() => JsonScalar, jsonSchema, {
    description: 'JSON Schema, draft 2020-12, with its words in the language.',
    args: { lang: { type: () => LanguageEnum } },
  })
  jsonSchema!: unknown;
}

function jsonSchema(form: FormView, { lang }: { lang?: Language | null }, { texts, language }: EdgeContext) {
  return formJsonSchema(form.edition, (text) => texts.translate(text, lang ?? language));
}
