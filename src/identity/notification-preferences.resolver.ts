import { Arg, Ctx, Extensions, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type {
  NotificationPreferences,
  NotificationPreferencesStore,
} from './notification-preferences-store.ts';
import { requireViewer, type ViewerContext } from './viewer.ts';

@ObjectType('NotificationPreferences', {
  simpleResolvers: true,
  description: 'How the caller wants to hear of their requests, besides the list of notices.',
})
class NotificationPreferencesType implements NotificationPreferences {
  @Field(() => Boolean)
  mail!: boolean;

  @Field(() => String, { nullable: true, description: 'Where mail goes to.' })
  email!: string | null;
}

@Resolver()
export class NotificationPreferencesResolver {
  readonly #store: NotificationPreferencesStore;

  constructor(store: NotificationPreferencesStore) {
    this.#store = store;
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => NotificationPreferencesType)
  notificationPreferences(@Ctx() context: ViewerContext): Promise<NotificationPreferences> {
    return this.#store.of(requireViewer(context));
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => NotificationPreferencesType, {
    description: 'Whether the caller gets mail. What is on its way already comes all the same.',
  })
  setNotificationPreferences(
    @Arg('mail', () => Boolean) mail: boolean,
    @Ctx() context: ViewerContext,
  ): Promise<NotificationPreferences> {
    return this.#store.set(requireViewer(context), { mail });
  }
}
