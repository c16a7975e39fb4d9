import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLSerializer } from '@xmldom/xmldom';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { projectRoot } from '../../src/kernel/index.ts';
import { parseXml } from '../../src/xml/index.ts';

/* What is published of the wire, read by libxml2: the types of both descriptions (WSDL) and the schemas of the data. */

const XS = 'http://www.w3.org/2001/XMLSchema';
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const CHANNEL = /\/(Async|Sync)Channel\//;
const OURS = /^urn:qyzmet:/;
/** The W3C's schema of signatures is named, not carried: what a signature holds is judged by those who check it. */
const SIGNATURE_SCHEMA = `<xs:schema xmlns:xs="${XS}" targetNamespace="http://www.w3.org/2000/09/xmldsig#">
  <xs:element name="Signature"><xs:complexType><xs:sequence>
    <xs:any processContents="skip" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

const files = new XmlBufferInputProvider({
  'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd':
    Buffer.from(SIGNATURE_SCHEMA),
});
xmlRegisterInputProvider(files);

const described = (file: string): string => readFileSync(join(projectRoot, 'wsdl', file), 'utf8');
const channels = { async: channelValidator('async'), sync: channelValidator('sync') };
const dataValidators = new Map(
  readdirSync(join(projectRoot, 'wsdl/schemas')).map((file) => {
    const schema = XmlDocument.fromString(described(`schemas/${file}`));
    return [schema.root.attr('targetNamespace')?.value ?? '', XsdValidator.fromDoc(schema)];
  }),
);

/**
 * What is other than published, in an envelope, in the content of a body, or in data by themselves; empty where all is as the
 * descriptions and the schemas have it.
 */
export function unlikePublished(xml: string | Uint8Array): string[] {
  return withRoot(xml, (root) => {
    if (root.name === 'Envelope') return unlikeDescribed(bodyOf(root));
    return CHANNEL.test(root.namespaceUri) || root.name === 'Fault'
      ? unlikeDescribed(root)
      : unlikeSchemaOfData(root);
  });
}

function withRoot<Answer>(xml: string | Uint8Array, look: (root: XmlElement) => Answer): Answer {
  const document = XmlDocument.fromBuffer(Buffer.from(xml));
  try {
    return look(document.root);
  } finally {
    document.dispose();
  }
}

function unlikeDescribed(content: XmlElement): string[] {
  const told = content.namespaceUri === ENVELOPE ? detailOf(content) : content;
  return told === undefined ? [] : [...unlikeDescription(told), ...dataIn(content).flatMap(unlikeData)];
}

function bodyOf(envelope: XmlElement): XmlElement {
  const [content] = childrenOf(childrenOf(envelope).find(({ name }) => name === 'Body'));
  if (content === undefined) throw new Error('nothing in the body');
  return content;
}

/** Of a fault; it may have none. */
function detailOf(fault: XmlElement): XmlElement | undefined {
  return childrenOf(childrenOf(fault).find(({ name }) => name === 'detail'))[0];
}

function unlikeDescription(content: XmlElement): string[] {
  const { namespaceUri, name } = content;
  const channel = CHANNEL.exec(namespaceUri)?.[1];
  if (channel === undefined) return [`${name} of ${namespaceUri}`];
  return faultsOf(channel === 'Async' ? channels.async : channels.sync, content);
}

/** Data stands as elements, or as the text of a document. */
function unlikeData(data: XmlElement): string[] {
  const [content] = childrenOf(data);
  if (content !== undefined) return unlikeSchemaOfData(content);
  if (!data.content.trimStart().startsWith('<')) return [];
  return withRoot(data.content, unlikeSchemaOfData);
}

function unlikeSchemaOfData(content: XmlElement): string[] {
  const validator = dataValidators.get(content.namespaceUri);
  if (validator !== undefined) return faultsOf(validator, content);
  return OURS.test(content.namespaceUri) ? [`no schema of ${content.namespaceUri}`] : [];
}

function dataIn(content: XmlElement): XmlElement[] {
  return childrenOf(content).flatMap((child) => (child.name === 'data' ? [child] : dataIn(child)));
}

function faultsOf(validator: XsdValidator, content: XmlElement): string[] {
  try {
    validator.validate(content);
    return [];
  } catch (fault) {
    if (!(fault instanceof XmlValidateError)) throw fault;
    return fault.details.map(({ message }) => message.trim());
  }
}

function childrenOf(parent: XmlElement | undefined): XmlElement[] {
  return parent?.find('*').filter((node) => node instanceof XmlElement) ?? [];
}

/** The types of a description; libxml2 wants to be told where each schema that another imports lies. */
function channelValidator(channel: 'async' | 'sync'): XsdValidator {
  const wsdl = parseXml(Buffer.from(described(`${channel}-channel.wsdl`)));
  const schemas = Array.from(wsdl.getElementsByTagNameNS(XS, 'schema')).map((schema) => ({
    namespace: schema.getAttribute('targetNamespace') ?? '',
    text: new XMLSerializer().serializeToString(schema),
  }));
  const placeOf = (namespace: string): string => `${channel}:${namespace}`;
  const imported = (namespace: string): string =>
    `<xs:import namespace="${namespace}" schemaLocation="${placeOf(namespace)}"/>`;
  for (const { namespace, text } of schemas)
    files.addBuffer(
      placeOf(namespace),
      Buffer.from(
        text.replace(/<xs:import namespace="([^"]+)"\/>/g, (_all, other: string) => imported(other)),
      ),
    );
  const all = schemas.map(({ namespace }) => imported(namespace)).join('');
  return XsdValidator.fromDoc(XmlDocument.fromString(`<xs:schema xmlns:xs="${XS}">${all}</xs:schema>`));
}
