import type { FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/index.ts';

/** Throws BAD_REQUEST for what is no GraphQL request (GraphQL over HTTP, "Request Parameters"), of one operation. */
export async function checkGraphqlBody({ body }: FastifyRequest): Promise<void> {
  if (!isObject(body)) throw new DomainError('BAD_REQUEST');
  const { query, variables, operationName, extensions } = body;
  const isQuery = typeof query === 'string' || (query === undefined && isObject(extensions));
  const isRest =
    (isAbsent(variables) || isObject(variables)) &&
    (isAbsent(operationName) || typeof operationName === 'string') &&
    (isAbsent(extensions) || isObject(extensions));
  if (!isQuery || !isRest) throw new DomainError('BAD_REQUEST');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
