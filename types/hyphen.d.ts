/** What the program uses of the package; it brings no types of its own. */
declare module 'hyphen/ru/index.js' {
  interface Options {
    readonly hyphenChar?: string;
    readonly minWordLength?: number;
  }

  const russian: {
    readonly hyphenateSync: (text: string, options?: Options) => string;
  };
  export default russian;
}
