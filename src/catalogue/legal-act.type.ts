import { Field, ObjectType } from 'type-graphql';
import { DateScalar, TextField } from '../graphql/index.ts';
import type { DefinitionDeclaration, InterpretationDeclaration, LegalActDeclaration } from './edition.ts';
import { editionText } from './edition-text.ts';
import type { Within } from './edition-view.ts';

@ObjectType('LegalAct', { simpleResolvers: true })
export class LegalActType {
  @Field(() => String)
  number!: string;

  @Field(() => DateScalar)
  date!: string;

  @TextField(({ edition }: Within<LegalActDeclaration>) => editionText(edition, 'act', 'issuer'))
  issuer!: string;

  @TextField(({ edition }: Within<LegalActDeclaration>) => editionText(edition, 'act', 'title'))
  title!: string;

  @Field(() => String, { nullable: true })
  registeredNumber!: string | null;

  @Field(() => DateScalar, { nullable: true })
  registeredOn!: string | null;

  @TextField(
    ({ edition, repealedOn }: Within<LegalActDeclaration>) =>
      repealedOn === null ? null : editionText(edition, 'act', 'repealedBy'),
    { nullable: true },
  )
  repealedBy!: string | null;

  @Field(() => DateScalar, { nullable: true })
  repealedOn!: string | null;
}

@ObjectType('Interpretation', {
  simpleResolvers: true,
  description: 'Where the act contradicts itself or leaves a gap, and how the server reads it.',
})
export class InterpretationType {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  clause!: string;

  @TextField(({ edition, code }: Within<InterpretationDeclaration>) =>
    editionText(edition, 'interpretation', code, 'problem'),
  )
  problem!: string;

  @TextField(({ edition, code }: Within<InterpretationDeclaration>) =>
    editionText(edition, 'interpretation', code, 'resolution'),
  )
  resolution!: string;
}

@ObjectType('Definition', { simpleResolvers: true })
export class DefinitionType {
  @TextField(({ edition, code }: Within<DefinitionDeclaration>) =>
    editionText(edition, 'definition', code, 'term'),
  )
  term!: string;

  @TextField(
    ({ edition, code, abbreviated }: Within<DefinitionDeclaration>) =>
      abbreviated ? editionText(edition, 'definition', code, 'abbreviation') : null,
    { nullable: true },
  )
  abbreviation!: string | null;

  @TextField(({ edition, code }: Within<DefinitionDeclaration>) =>
    editionText(edition, 'definition', code, 'meaning'),
  )
  meaning!: string;
}
