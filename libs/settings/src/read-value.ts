/** Turns the text of one setting into its value, or throws a `Wrong` whose message ends the sentence '<NAME> must be …'. */
export type ReadValue<Value> = (text: string) => Value;

export class Wrong extends Error {}

export const matching =
  (pattern: RegExp, expected: string): ReadValue<string> =>
  (text) => {
    if (!pattern.test(text)) throw new Wrong(expected);
    return text;
  };

export const oneOf =
  <Value extends string>(...allowed: readonly Value[]): ReadValue<Value> =>
  (text) => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new Wrong(`one of ${allowed.join(', ')}`);
    return found;
  };

export const port: ReadValue<number> = (text) => {
  const expected = 'a port number from 1 to 65535';
  if (!/^\d{1,5}$/.test(text)) throw new Wrong(expected);
  const number = Number(text);
  if (number < 1 || number > 65_535) throw new Wrong(expected);
  return number;
};

const parsed = (text: string, protocols: readonly string[], expected: string): URL => {
  if (/\s/.test(text) || !URL.canParse(text)) throw new Wrong(expected);
  const url = new URL(text);
  if (!protocols.includes(url.protocol)) throw new Wrong(expected);
  return url;
};

/** An engine's address, kept as it was written: drivers read options of their own out of it. */
export const address =
  (example: string, ...protocols: readonly string[]): ReadValue<string> =>
  (text) => {
    const expected = `an address such as ${example}`;
    // Several hosts (`a:1,b:2`) are usual in these addresses and are no URL to Node: only the first is looked at.
    const first = text.replace(/^([a-z+]+:\/\/(?:[^@/]*@)?[^,/?]+)(?:,[^/?]+)/i, '$1');
    if (parsed(first, protocols, expected).host === '') throw new Wrong(expected);
    return text;
  };

/** An http or https address without query, fragment or a slash at its end. */
export const webAddress =
  (example: string): ReadValue<string> =>
  (text) => {
    const expected = `a web address such as ${example}`;
    const url = parsed(text, ['http:', 'https:'], expected);
    if (url.search !== '' || url.hash !== '' || url.username !== '') throw new Wrong(expected);
    return text.replace(/\/+$/, '');
  };

/** An issuer is compared letter by letter with what tokens say: it is checked, and kept as it was written. */
export const issuer: ReadValue<string> = (text) => {
  webAddress('https://id.example.org')(text);
  return text;
};
