/** The package types its elements only; this is what the program uses of its main entry. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly id?: string;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  }

  export class BpmnModdle {
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{
      rootElement: ModdleElement;
      elementsById: Readonly<Record<string, ModdleElement>>;
      warnings: readonly { readonly message: string }[];
    }>;
  }
}
