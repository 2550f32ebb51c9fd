import { useState } from 'react';

/** What a reader chose for this browser. Where nothing may be kept, it holds until the page is left. */
export const usePreference = <Value>(name: string, usual: Value): readonly [Value, (value: Value) => void] => {
  const [value, setValue] = useState<Value>(() => kept(name) ?? usual);
  const keep = (chosen: Value): void => {
    setValue(chosen);
    try {
      localStorage.setItem(`mustafid.${name}`, JSON.stringify(chosen));
    } catch {
      // a browser that keeps nothing: the choice stands in this page alone
    }
  };
  return [value, keep];
};

const kept = <Value>(name: string): Value | undefined => {
  try {
    const text = localStorage.getItem(`mustafid.${name}`);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
};
