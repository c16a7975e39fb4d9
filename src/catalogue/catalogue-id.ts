import type { EditionDeclaration } from './edition.ts';
import type { ServiceDeclaration } from './service.ts';

export const SERVICE_PREFIX = 'svc_';
export const REGULATION_PREFIX = 'reg_';

export function serviceId({ code }: ServiceDeclaration): string {
  return `${SERVICE_PREFIX}${code}`;
}

export function regulationId({ key }: EditionDeclaration): string {
  return `${REGULATION_PREFIX}${key}`;
}
