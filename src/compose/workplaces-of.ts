import type { ServerConfig } from '../config.ts';

/** Where providers work in systems of their own. Throws where a system is nobody's whose signature could be known. */
export function workplacesOf({
  WORKPLACES: workplaces,
  GATEWAY_PARTNERS: partners,
}: Pick<ServerConfig, 'WORKPLACES' | 'GATEWAY_PARTNERS'>): readonly string[] {
  for (const place of workplaces) {
    const [, system] = place.split('=');
    if (!partners.some((partner) => partner.startsWith(`${system}=`)))
      throw new Error(`WORKPLACES: ${system} is not among GATEWAY_PARTNERS`);
  }
  return workplaces;
}
