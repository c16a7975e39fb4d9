import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Catalogue } from './catalogue.ts';
import { ChannelEnum } from './catalogue-enums.type.ts';
import { ChannelProcessType } from './channel-process.type.ts';
import type { Channel, EditionDeclaration } from './edition.ts';
import { type ChannelProcessView, editionView } from './edition-view.ts';
import { RegulationType } from './regulation.type.ts';

@Resolver(() => RegulationType)
export class RegulationResolver {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  @FieldResolver(() => ChannelProcessType, { nullable: true })
  process(
    @Root() edition: EditionDeclaration,
    @Arg('channel', () => ChannelEnum) channel: Channel,
  ): ChannelProcessView | null {
    return editionView(edition).processes.find((process) => process.channel === channel) ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether a new request may be made under it: a setting.' })
  takesNewRequests(@Root() { key }: EditionDeclaration): boolean {
    return this.#catalogue.takesNewRequests(key);
  }
}
