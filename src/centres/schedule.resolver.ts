import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { userErrorsOf } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestsContext } from '../requests/index.ts';
import type { ApproveSchedule } from './approve-schedule.ts';
import { CourierScheduleInput } from './centres.inputs.ts';
import { CourierSchedulePayloadType } from './centres.payloads.ts';
import type { ScheduleRow } from './courier-schedule.ts';
import { CourierScheduleType } from './courier-schedule.type.ts';
import { nextPickUp } from './next-pick-up.ts';
import { PARCEL_ROLES } from './parcels.resolver.ts';
import { scheduleOf } from './schedule-store.ts';

interface Ports {
  readonly database: Queryable;
  readonly approve: ApproveSchedule;
  readonly clock: Clock;
}

/** When the courier of a centre comes. */
@Resolver()
export class ScheduleResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: PARCEL_ROLES })
  @Query(() => CourierScheduleType, {
    nullable: true,
    description: "Of the caller's centre, or of the one named; null while its head has approved none.",
  })
  async courierSchedule(
    @Arg('centre', () => String, { nullable: true }) centre: string | null,
    @Ctx() context: RequestsContext,
  ) {
    const { organisation } = requireViewer(context, ...PARCEL_ROLES);
    const schedule = await scheduleOf(this.#ports.database, centre ?? organisation ?? '');
    return schedule === null ? null : this.#view(schedule, context);
  }

  @Extensions({ access: ['HEAD'], repeat: 'NATURAL' })
  @Mutation(() => CourierSchedulePayloadType, {
    description: 'The head of a centre approves when the courier comes, in place of the schedule before.',
  })
  approveCourierSchedule(
    @Arg('input', () => CourierScheduleInput) { times }: CourierScheduleInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, 'HEAD');
    return userErrorsOf(async () => ({
      schedule: this.#view(await this.#ports.approve.run(viewer, times), context),
    }));
  }

  #view(schedule: ScheduleRow, { requests }: RequestsContext) {
    const now = this.#ports.clock.now();
    return { ...schedule, nextPickUp: nextPickUp(schedule.times, now, requests.calendar()) };
  }
}
