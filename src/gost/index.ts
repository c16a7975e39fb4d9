export { GOST_CURVES, type GostCurve, type GostCurveName } from './curves.ts';
export { type GostPublicKey, hastenGostKey, isOnGostCurve, readGostPublicKey } from './gost-public-key.ts';
export { gostGenerateKey, gostPublicKey, gostSign } from './gost-sign.ts';
export { gostVerify } from './gost-verify.ts';
export { gost3411 } from './gost3411.ts';
export { streebog256, streebog512 } from './streebog.ts';
