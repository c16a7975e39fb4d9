declare module 'bpmnlint' {
  import type { ModdleElement } from 'bpmn-moddle';

  export interface Report {
    readonly id: string;
    readonly message: string;
    readonly category: 'error' | 'warn' | 'info' | 'rule-error';
  }

  export class Linter {
    constructor(options: { config: { extends: string }; resolver: object });
    lint(definitions: ModdleElement): Promise<Readonly<Record<string, readonly Report[]>>>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export default class NodeResolver {}
}
