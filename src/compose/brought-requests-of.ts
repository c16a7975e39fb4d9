import type { BroughtAnswer, BroughtFault, BroughtRequests, BroughtStanding } from '../gateway/index.ts';
import type { Texts } from '../graphql/index.ts';
import { DomainError, DomainErrors, globalId, type Message, message } from '../kernel/index.ts';
import { type BroughtRequestView, type Requests, refusalMessage, requestIdOf } from '../requests/index.ts';

const NUMBER = /^[0-9]{14}$/;
const ID = /^req_[0-9a-f-]{36}$/;

/** The requests that other systems bring, with all that they are told in both languages. */
export function broughtRequestsOf({ bringing }: Pick<Requests, 'bringing'>, texts: Texts): BroughtRequests {
  const both = (text: Message) => ({ kk: texts.translate(text, 'kk'), ru: texts.translate(text, 'ru') });
  const answer = async (work: () => Promise<BroughtRequestView>): Promise<BroughtAnswer> => {
    try {
      return { standing: standingOf(await work(), both) };
    } catch (fault) {
      if (fault instanceof DomainErrors) return { faults: fault.errors.map((one) => faultOf(one, both)) };
      if (fault instanceof DomainError) return { faults: [faultOf(fault, both)] };
      throw fault;
    }
  };
  return {
    prepare: (system, brought, application) => answer(() => bringing.prepare(system, brought, application)),
    next: (system, id) => answer(() => bringing.next(system, requestIdOf(id))),
    submit: (system, brought, id, signed) =>
      answer(() => bringing.submit(system, brought, requestIdOf(id), signed)),
    withdraw: (system, id) => answer(() => bringing.withdraw(system, requestIdOf(id))),
    status: async (system, idOrNumber) => {
      const known = ID.test(idOrNumber)
        ? { uuid: requestIdOf(idOrNumber) }
        : NUMBER.test(idOrNumber)
          ? { number: idOrNumber }
          : null;
      const found = known === null ? null : await bringing.status(system, known);
      return found === null ? null : standingOf(found, both);
    },
  };
}

type Both = (text: Message) => BroughtFault['text'];

function standingOf({ request, document }: BroughtRequestView, both: Both): BroughtStanding {
  const { payment = null, heldSignature = null, refusal, edition, status } = request;
  return {
    id: globalId('req', request.uuid),
    number: request.number,
    status,
    text: both(message(`requests:status.${status}`)),
    document,
    payment: payment && { ...payment, address: payment.status === 'PENDING' ? payment.checkoutUrl : null },
    held: heldSignature?.code ?? null,
    refusal: refusal && {
      field: null,
      code: refusal.fault ?? refusal.notice,
      text: both(refusalMessage(edition, refusal)),
    },
  };
}

function faultOf({ code, values, inputPath }: DomainError, both: Both): BroughtFault {
  return { field: fieldOf(inputPath), code, text: both(message(`errors:${code}`, values)) };
}

/** As the data of messages names it; a client's input is called otherwise. */
function fieldOf(path: readonly string[] | undefined): string | null {
  if (path === undefined) return null;
  const [first, ...rest] = path[0] === 'input' ? path.slice(1) : path;
  const named = first === 'application' ? ['form', ...rest] : [first, ...rest];
  return named.join('.');
}
