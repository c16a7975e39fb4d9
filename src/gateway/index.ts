export { createGateway, type GatewayChannels } from './create-gateway.ts';
export type { SystemCheck, SystemFinding } from './system-check.ts';
