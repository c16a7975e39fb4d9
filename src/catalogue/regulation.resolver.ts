import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { ChannelEnum } from './catalogue-enums.type.ts';
import { ChannelProcessType } from './channel-process.type.ts';
import type { Channel, EditionDeclaration } from './edition.ts';
import { type ChannelProcessView, editionView } from './edition-view.ts';
import { RegulationType } from './regulation.type.ts';

@Resolver(() => RegulationType)
export class RegulationResolver {
  @FieldResolver(() => ChannelProcessType, { nullable: true })
  process(
    @Root() edition: EditionDeclaration,
    @Arg('channel', () => ChannelEnum) channel: Channel,
  ): ChannelProcessView | null {
    return editionView(edition).processes.find((process) => process.channel === channel) ?? null;
  }
}
