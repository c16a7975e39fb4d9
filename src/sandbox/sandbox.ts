import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify from 'fastify';
import { type Clock, systemClock } from '../kernel/index.ts';
import { registerBank } from './bank/bank.route.ts';
import { registerCertificateControl } from './certificate-control.route.ts';
import { SandboxAuthority, type SigningIdentity } from './certification-authority/index.ts';
import { registerCertificationAuthority } from './certification-authority.route.ts';
import { FaultSwitch } from './faults/fault-switch.ts';
import { registerFaults } from './faults/faults.route.ts';
import { registerAsking } from './gateway/ask.route.ts';
import { registerGateway } from './gateway/gateway.route.ts';
import { MessageLog } from './gateway/message-log.ts';
import { registerPushes } from './gateway/pushes.route.ts';
import { Pushes } from './gateway/pushes.ts';
import { registerPushesPage } from './gateway/pushes-page.route.ts';
import { isSignedData } from './gateway/signed-data.ts';
import { ECHO_SERVICE } from './gateway/sync-services.ts';
import { systemKeys } from './gateway/system-keys.ts';
import { registerTelling } from './gateway/tell.route.ts';
import { registerIndexPage } from './index-page.ts';
import { registerKeyStoreIssue } from './issue-key-store.route.ts';
import { registerMail } from './mail/mail.route.ts';
import { MailCatcher } from './mail/mail-catcher.ts';
import { CallbackSender } from './payment-gateway/callback-sender.ts';
import { ChargeBook } from './payment-gateway/charge-book.ts';
import { registerCharges } from './payment-gateway/charges.route.ts';
import { registerCheckout } from './payment-gateway/checkout.route.ts';
import { gatewayKey } from './payment-gateway/gateway-key.ts';
import { registerPaymentsControl } from './payment-gateway/payments-control.route.ts';
import { registerPaymentsPage } from './payment-gateway/payments-page.route.ts';
import { keyStores } from './people/key-stores.ts';
import { registerPeople } from './people/people.route.ts';
import { registerPhone } from './phone/phone.route.ts';
import { providerSystems } from './provider-systems/provider-systems.ts';
import { registerInvented } from './registries/invented.route.ts';
import { RecordBook } from './registries/record-book.ts';
import { registerRegistryControl } from './registries/registry-control.route.ts';
import { registerRegistryPage } from './registries/registry-page.route.ts';
import { registryServices } from './registries/registry-services.ts';
import { registerTimeStampAuthority } from './time-stamp-authority.route.ts';

export interface SandboxSettings {
  /** 0: any free port. */
  readonly port: number;
  readonly smtpPort: number;
  /** State is kept in `sandbox/` below it. */
  readonly dataDir: string;
  /** Base address of the API: the only place that callbacks go to. */
  readonly apiUrl: string;
  /** Bearer secret with which the API opens charges. */
  readonly paymentSecret: string;
  readonly clock?: Clock;
  /** Milliseconds before a callback that was not taken is sent again; doubled each time. */
  readonly callbackDelay?: number;
  /** Milliseconds that a system takes to answer when it is told to be slow; 15,000 unless told. */
  readonly slowMilliseconds?: number;
}

export interface RunningSandbox {
  readonly url: string;
  readonly smtpPort: number;
  readonly authority: SandboxAuthority;
  /** With which the payment gateway signs. */
  readonly paymentKey: SigningIdentity;
  close(): Promise<void>;
}

/** Starts the simulation of the outside systems; answers when all of it is ready. */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const clock = settings.clock ?? systemClock;
  const folder = join(settings.dataDir, 'sandbox');
  const server = fastify({ bodyLimit: 64 * 1024, forceCloseConnections: true });
  const book = new ChargeBook({ folder: join(folder, 'charges'), secret: settings.paymentSecret, clock });
  const faults = new FaultSwitch(settings.slowMilliseconds ?? 15_000);
  const mail = new MailCatcher(clock, faults);
  const address = Promise.withResolvers<string>();
  const { authority, stores, paymentKey, systems } = certification(folder, clock, address.promise);
  const sender = new CallbackSender({
    key: paymentKey,
    strangersKey: () => strangersKey(clock),
    faults,
    firstDelay: settings.callbackDelay ?? 500,
    onDelivered: ({ reference }) => book.markDelivered(reference),
  });
  let url = '';

  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-sandbox', 'true');
  });
  server.get('/health', async () => ({ status: 'ok', sandbox: true }));
  registerIndexPage(server);
  registerCharges(server, {
    book,
    faults,
    secret: settings.paymentSecret,
    callbackOrigin: new URL(settings.apiUrl).origin,
    url: () => url,
  });
  registerCheckout(server, { book, sender, clock });
  registerPaymentsControl(server, { book, sender });
  registerPaymentsPage(server, { book, sender });
  registerCertificationAuthority(server, { authority: () => authority, faults });
  registerTimeStampAuthority(server, { authority: () => authority, clock, faults });
  registerKeyStoreIssue(server, () => authority);
  registerCertificateControl(server, () => authority);
  registerPeople(server, () => stores);
  registerPhone(server, { keyStores: () => stores, apiUrl: settings.apiUrl, clock });
  registerMail(server, mail);
  const records = new RecordBook();
  registerInvented(server, records);
  registerRegistryControl(server, records);
  registerRegistryPage(server, records, clock);
  const gatewayIdentity = async () => (await systems).gateway;
  const pushes = new Pushes({ identity: gatewayIdentity, apiUrl: settings.apiUrl });
  registerPushes(server, pushes);
  registerPushesPage(server, pushes);
  const provider = providerSystems(server, {
    keys: () => systems,
    pushes,
    keyStores: () => stores,
    apiUrl: settings.apiUrl,
    clock,
  });
  registerGateway(server, {
    log: new MessageLog(),
    held: pushes.held,
    authority: () => authority,
    identity: gatewayIdentity,
    services: {
      ...ECHO_SERVICE,
      ...registryServices({
        book: records,
        clock,
        isSigned: async (data) => isSignedData(data, await authority),
      }),
    },
    clock,
    faults,
    onTaken: (message) => provider.take(message),
  });
  registerTelling(server, { identity: gatewayIdentity, apiUrl: settings.apiUrl, clock });
  const partner = async () => (await systems).partner;
  const bank = async () => (await systems).bank;
  registerBank(server, { identity: bank, keyStores: () => stores, apiUrl: settings.apiUrl, clock });
  registerAsking(server, { identity: partner, apiUrl: settings.apiUrl, clock });
  registerFaults(server, faults);

  const close = async () => {
    sender.close();
    provider.close();
    faults.close();
    await Promise.all([server.close(), mail.close()]);
  };
  try {
    const smtpPort = await mail.listen(settings.smtpPort);
    await server.listen({ port: settings.port, host: 'localhost' });
    url = `http://localhost:${portOf(server.addresses())}`;
    address.resolve(url);
    await Promise.all([stores, paymentKey, systems]);
    for (const charge of book.undelivered()) void sender.send(charge);
    return { url, smtpPort, authority: await authority, paymentKey: await paymentKey, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Certificates carry the sandbox's own address, so they are made once it is known; requests wait for them. */
function certification(folder: string, clock: Clock, address: Promise<string>) {
  const authority = address.then((url) =>
    SandboxAuthority.open({
      clock,
      folder: join(folder, 'certification-authority'),
      url,
    }),
  );
  const stores = authority.then((opened) =>
    keyStores({ folder: join(folder, 'people'), authority: opened, clock }),
  );
  const paymentKey = stores.then(async () =>
    gatewayKey({ folder: join(folder, 'payment-gateway'), authority: await authority, clock }),
  );
  const systems = authority.then((opened) =>
    systemKeys({ folder: join(folder, 'gateway'), authority: opened, clock }),
  );
  return { authority, stores, paymentKey, systems };
}

/** Of an authority that nobody knows, founded for it. */
async function strangersKey(clock: Clock): Promise<SigningIdentity> {
  const authority = await SandboxAuthority.open({ clock, url: 'http://localhost' });
  return authority.certify({
    template: 'INFORMATION_SYSTEM',
    name: 'STRANGER (SANDBOX)',
    systemId: 'SANDBOX.STRANGER',
    organisation: { name: 'SANDBOX', bin: '120140000017' },
    algorithm: 'RSA',
  });
}

function portOf(addresses: readonly (string | AddressInfo)[]): number {
  const [first] = addresses;
  if (typeof first !== 'object') throw new Error('the sandbox listens nowhere');
  return first.port;
}
