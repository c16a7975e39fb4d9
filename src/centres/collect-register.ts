import type { StepDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { PassStep } from '../requests/index.ts';
import { lockRegisterFor, registerElsewhere, requireFresh } from './lock-register.ts';
import { lockPapers, movePapers } from './paper-store.ts';
import { passSteps } from './pass-steps.ts';
import { itemsOf, moveRegister } from './register-store.ts';
import type { Direction } from './transfer-register.ts';

interface Ports {
  readonly database: Database;
  readonly steps: PassStep;
  readonly clock: Clock;
}

const COURIER = { TO_PROVIDER: 'PSC_COURIER', TO_CENTRE: 'PSC_COURIER' } as const;
const ON_THE_WAY = { TO_PROVIDER: 'COURIER_OUT', TO_CENTRE: 'COURIER_BACK' } as const;
/** The step of the act, where it has one, that leaving is. */
const LEAVING: Readonly<Record<Direction, StepDeclaration['action']['do']>> = {
  TO_PROVIDER: 'DISPATCH_PAPERS',
  TO_CENTRE: 'DISPATCH_RESULT',
};

/** The courier takes the box, its seal being whole: the papers are on their way. Again, it changes nothing. */
export class CollectRegister {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, registerId: string, sealNumber: string, version: number | null): Promise<void> {
    const { database, steps, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const register = await lockRegisterFor(transaction, viewer, registerId, COURIER);
      const sealed = register.sealNumber === sealNumber.trim();
      if (register.state === 'COLLECTED' && sealed) return;
      requireFresh(register, version);
      if (register.state !== 'SEALED') throw registerElsewhere(register);
      if (!sealed) throw new DomainError('SEAL_MISMATCH', { path: ['input', 'sealNumber'] });
      const at = clock.now();
      const items = await itemsOf(transaction, registerId);
      await passSteps(transaction, steps, viewer, items, LEAVING[register.direction]);
      const ids = items.flatMap(({ papers }) => papers.map(({ uuid }) => uuid));
      const moving = { by: viewer, at, registerId };
      const papers = await lockPapers(transaction, ids);
      await movePapers(transaction, papers, ON_THE_WAY[register.direction], moving);
      await moveRegister(transaction, register, { state: 'COLLECTED', by: viewer, at });
    });
  }
}
