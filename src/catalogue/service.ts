import { SERVICE_CODES, type ServiceCode } from './edition.ts';

/** One of the services, as the root of what is told about it. */
export interface ServiceDeclaration {
  readonly code: ServiceCode;
}

export const SERVICES: readonly ServiceDeclaration[] = SERVICE_CODES.map((code) => ({ code }));

/** The root of a `Service`: always the same object for the same code. */
export function serviceOf(code: ServiceCode): ServiceDeclaration {
  const found = SERVICES.find((service) => service.code === code);
  if (found === undefined) throw new Error(`no service ${code}`);
  return found;
}
