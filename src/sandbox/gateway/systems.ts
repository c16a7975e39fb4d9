/**
 * Information systems, invented: the server itself, the gateway, the system of the public service centres, which asks the
 * server directly, those in which providers work, and the application of a bank, which brings requests.
 */
export const SYSTEMS = {
  server: { name: 'Qyzmet', systemId: '1.2.398.999.1', bin: '120140000017' },
  gateway: { name: 'Sandbox gateway', systemId: '1.2.398.999.2', bin: '130940000018' },
  partner: { name: 'Sandbox partner', systemId: '1.2.398.999.3', bin: '180452000014' },
  eLicensing: { name: 'Sandbox E-licensing', systemId: '1.2.398.999.5', bin: '050140000021' },
  localExecutive: {
    name: 'Sandbox local executive system',
    systemId: '1.2.398.999.6',
    bin: '060140000033',
  },
  bank: { name: 'Sandbox bank', systemId: '1.2.398.999.7', bin: '210140000046' },
} as const;
export type SystemName = keyof typeof SYSTEMS;

/** Opens the key store of each. */
export const SYSTEM_KEY_PASSWORD = 'Qyzmet-2026';

/** The name by which the partner sends: the system of the public service centres. */
export const PARTNER_SENDER = 'PSC_SYSTEM';

/** The name by which the bank's application sends; it may bring requests. */
export const BANK_SENDER = 'BANK_APP';

/** The names by which all of them are known to the server, with their BIN: `SENDER=BIN`. */
export const PARTNERS = [
  `${PARTNER_SENDER}=${SYSTEMS.partner.bin}`,
  `E_LICENSING=${SYSTEMS.eLicensing.bin}`,
  `LOCAL_EXECUTIVE_SYSTEM=${SYSTEMS.localExecutive.bin}`,
  `${BANK_SENDER}=${SYSTEMS.bank.bin}`,
].join(',');
