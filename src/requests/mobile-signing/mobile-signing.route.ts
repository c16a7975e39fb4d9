import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { languageOf, type Texts } from '../../graphql/index.ts';
import { bearerTokenOf } from '../../identity/index.ts';
import { DomainError, message } from '../../kernel/index.ts';
import type { SigningFault } from './mobile-signing.ts';
import type { SignByPhone } from './sign-by-phone.ts';
import type { TellPhone } from './tell-phone.ts';

interface Ports {
  readonly tellPhone: TellPhone;
  readonly signByPhone: SignByPhone;
  readonly texts: Texts;
}

type Call = FastifyRequest<{ Params: { token: string } }>;

/** The application knows 200 and 403; whoever only guesses addresses learns that there is nothing. */
const HTTP_STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  MOBILE_SIGNING_OVER: 403,
};
const ADDRESS = '/mobile-signing/:token';

/** What eGov Mobile calls: API 1 (`GET`), and API 2 (`GET` and `PUT` of its documents). */
export function mobileSigningRoutes({ tellPhone, signByPhone, texts }: Ports): FastifyPluginCallback {
  const routes: FastifyPluginCallback = (scope, _options, done) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    });
    scope.get(ADDRESS, (request: Call, reply) =>
      answer(request, reply, () => tellPhone.description(request.params.token)),
    );
    scope.get(`${ADDRESS}/documents`, (request: Call, reply) =>
      answer(request, reply, () => tellPhone.documents(request.params.token, bearerOf(request))),
    );
    scope.put(`${ADDRESS}/documents`, (request: Call, reply) =>
      answer(request, reply, async () => {
        const fault = await signByPhone.run(request.params.token, bearerOf(request), request.body);
        if (fault !== null) return refuse(request, reply, 403, fault);
        return reply.type('text/plain').send('success');
      }),
    );
    done();
  };
  return fastifyPlugin(routes, { name: 'mobile-signing', encapsulate: true });

  async function answer(request: Call, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      const status = error instanceof DomainError ? HTTP_STATUS[error.code] : undefined;
      if (!(error instanceof DomainError) || status === undefined) throw error;
      return refuse(request, reply, status, error);
    }
  }

  function refuse(request: Call, reply: FastifyReply, status: number, fault: SigningFault): FastifyReply {
    request.log.info({ code: fault.code }, 'mobile signing refused');
    const language = languageOf(request.headers['accept-language'], undefined);
    return reply
      .code(status)
      .header('content-language', language)
      .send({
        code: fault.code,
        message: texts.translate(message(`errors:${fault.code}`, fault.values), language),
      });
  }
}

function bearerOf(request: Call): string | null {
  return bearerTokenOf(request.headers.authorization);
}
