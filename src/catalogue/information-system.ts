/** Information systems named in the regulations. Text: `catalogue:system.<code>`. */
export const INFORMATION_SYSTEMS = [
  'PORTAL',
  'GATEWAY',
  'REGIONAL_GATEWAY',
  'PAYMENT_GATEWAY',
  'CERTIFICATION_AUTHORITY',
  'PSC_SYSTEM',
  'PROVIDER_WORKPLACE',
  'LOCAL_EXECUTIVE_SYSTEM',
  'E_LICENSING',
  'INDIVIDUALS_REGISTRY',
  'LEGAL_ENTITIES_REGISTRY',
  'NOTARIAL_SYSTEM',
] as const;
export type InformationSystem = (typeof INFORMATION_SYSTEMS)[number];
