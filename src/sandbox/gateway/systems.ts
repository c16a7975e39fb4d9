/** Information systems, invented: the server itself, the gateway, and one that asks the server directly. */
export const SYSTEMS = {
  server: { name: 'Qyzmet', systemId: '1.2.398.999.1', bin: '120140000017' },
  gateway: { name: 'Sandbox gateway', systemId: '1.2.398.999.2', bin: '130940000018' },
  partner: { name: 'Sandbox partner', systemId: '1.2.398.999.3', bin: '180452000014' },
} as const;
export type SystemName = keyof typeof SYSTEMS;

/** Opens the key store of each. */
export const SYSTEM_KEY_PASSWORD = 'Qyzmet-2026';

/** The name by which the partner sends: the system of the public service centres. */
export const PARTNER_SENDER = 'PSC_SYSTEM';
