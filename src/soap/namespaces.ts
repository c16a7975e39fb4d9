/** SOAP 1.1, WS-Security 1.0 and XMLDSig. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
export const WSSE = `${OASIS}wssecurity-secext-1.0.xsd`;
export const WSU = `${OASIS}wssecurity-utility-1.0.xsd`;
export const X509_V3 = `${OASIS}x509-token-profile-1.0#X509v3`;
export const BASE64_BINARY = `${OASIS}soap-message-security-1.0#Base64Binary`;
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** The channels of the e-government gateway. */
export const SYNC = 'http://bip.bee.kz/SyncChannel/v10/Types';
export const ASYNC = 'http://bip.bee.kz/AsyncChannel/v10/Types';
