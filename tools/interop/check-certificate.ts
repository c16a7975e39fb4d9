import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { certificatePoints } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { derOf } from './material.ts';
import { rowOf } from './row.ts';

export const checkCertificate: FileCheck = async ({ file, bytes, facts }, context) =>
  rowOf(file, await certificatePoints(facts, parseCertificate(derOf(bytes)), context));
