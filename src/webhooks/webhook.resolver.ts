import { Arg, Ctx, Extensions, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, callKey, connectionOf, pageSize, userErrorsOf } from '../graphql/index.ts';
import { requireViewer, type Viewer, type ViewerContext } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { RegisterWebhook } from './register-webhook.ts';
import type { ReplayWebhook } from './replay-webhook.ts';
import type { RotateSecret } from './rotate-secret.ts';
import type { SwitchWebhook } from './switch-webhook.ts';
import { RegisterWebhookInput } from './webhook.inputs.ts';
import {
  DeleteWebhookPayloadType,
  WebhookPayloadType,
  WebhookSecretPayloadType,
} from './webhook.payloads.ts';
import {
  type DeliveryRow,
  deliveryGlobalId,
  deliveryLocalId,
  type WebhookRow,
  webhookLocalId,
  webhookNotFound,
} from './webhook.ts';
import { WebhookDeliveryConnectionType, WebhookType } from './webhook.type.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly store: WebhookStore;
  readonly register: RegisterWebhook;
  readonly switch: SwitchWebhook;
  readonly rotate: RotateSecret;
  readonly replay: ReplayWebhook;
}

const DEFAULT_PAGE = 20;

/** Webhooks belong to an organisation; its information systems keep them, and nobody else sees them. */
@Resolver(() => WebhookType)
export class WebhookResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: ['INTEGRATOR'] })
  @Query(() => [WebhookType], { description: "Those of the caller's organisation, ten at most." })
  webhooks(@Ctx() context: ViewerContext): Promise<WebhookRow[]> {
    return this.#ports.store.list(integrator(context).organisation);
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'KEY' })
  @Mutation(() => WebhookSecretPayloadType, {
    description: 'From now on the address is told of every event, in order, signed with the secret.',
  })
  registerWebhook(
    @Arg('input', () => RegisterWebhookInput) { url, description, types }: RegisterWebhookInput,
    @Ctx() context: ViewerContext,
  ) {
    const { viewer, organisation } = integrator(context);
    return userErrorsOf(() =>
      this.#ports.register.run(
        viewer,
        organisation,
        { url, description: description ?? '', types: types ?? [] },
        callKey(context),
      ),
    );
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'NATURAL' })
  @Mutation(() => WebhookPayloadType, {
    description: 'It is told everything since its cursor; where it waits for its next attempt, at once.',
  })
  enableWebhook(@Arg('id', () => ID) id: string, @Ctx() context: ViewerContext) {
    const { organisation } = integrator(context);
    return userErrorsOf(async () => ({
      webhook: await this.#ports.switch.enable(organisation, localIdOf(id)),
    }));
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'NATURAL' })
  @Mutation(() => WebhookPayloadType, {
    description: 'Nothing is told until it is enabled; its cursor stays.',
  })
  disableWebhook(@Arg('id', () => ID) id: string, @Ctx() context: ViewerContext) {
    const { organisation } = integrator(context);
    return userErrorsOf(async () => ({
      webhook: await this.#ports.switch.disable(organisation, localIdOf(id)),
    }));
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'NATURAL' })
  @Mutation(() => DeleteWebhookPayloadType, { description: 'Its deliveries are forgotten with it.' })
  deleteWebhook(@Arg('id', () => ID) id: string, @Ctx() context: ViewerContext) {
    const { organisation } = integrator(context);
    return userErrorsOf(async () => {
      await this.#ports.switch.remove(organisation, localIdOf(id));
      return { deletedId: id };
    });
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'KEY' })
  @Mutation(() => WebhookSecretPayloadType, {
    description: 'A new secret. For 24 hours there is a signature by the old one, too.',
  })
  rotateWebhookSecret(@Arg('id', () => ID) id: string, @Ctx() context: ViewerContext) {
    const { viewer, organisation } = integrator(context);
    return userErrorsOf(() =>
      this.#ports.rotate.run(viewer, organisation, { id: localIdOf(id), key: callKey(context) }),
    );
  }

  @Extensions({ access: ['INTEGRATOR'], repeat: 'NATURAL' })
  @Mutation(() => WebhookPayloadType, {
    description: 'Tells again every event after a cursor, one of an event that it was told of.',
  })
  replayWebhook(
    @Arg('id', () => ID) id: string,
    @Arg('after', () => String) after: string,
    @Ctx() context: ViewerContext,
  ) {
    const { organisation } = integrator(context);
    return userErrorsOf(async () => ({
      webhook: await this.#ports.replay.run(organisation, localIdOf(id), after),
    }));
  }

  @FieldResolver(() => Int, { description: 'Events that it is still to be told of; 10,000 stands for more.' })
  lag(@Root() webhook: WebhookRow): Promise<number> {
    return this.#ports.store.lag(webhook);
  }

  @FieldResolver(() => WebhookDeliveryConnectionType, { description: 'Attempts, latest first.' })
  async deliveries(
    @Root() { uuid }: WebhookRow,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<DeliveryRow>> {
    const last = typeof after === 'string' ? deliveryLocalId(after) : null;
    if (typeof after === 'string' && last === null)
      throw new DomainError('CURSOR_INVALID', { path: ['after'] });
    const page = await this.#ports.store.deliveries(uuid, {
      first: pageSize(first ?? DEFAULT_PAGE),
      after: last,
    });
    return connectionOf(page, deliveryGlobalId, after);
  }
}

/** The caller, and the organisation whose information system it is. */
function integrator(context: ViewerContext): { viewer: Viewer; organisation: string } {
  const viewer = requireViewer(context, 'INTEGRATOR');
  if (viewer.organisation === null) throw new DomainError('FORBIDDEN');
  return { viewer, organisation: viewer.organisation };
}

function localIdOf(id: string): string {
  const uuid = webhookLocalId(id);
  if (uuid === null) throw webhookNotFound();
  return uuid;
}
