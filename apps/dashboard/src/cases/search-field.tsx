import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchText } from './search-text';

const TYPED_MS = 250;

/** Searches while it is typed into; the address follows what is typed, and the field an address from elsewhere. */
export const SearchField = ({ value, onText }: { value: string; onText: (text: string) => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // What the field itself has asked for comes back later, when more may stand in it already.
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  const meant = searchText(text);
  const tell = (): void => {
    if (meant === told.current) return;
    told.current = meant;
    onText(meant);
  };
  useEffect(() => {
    const timer = setTimeout(tell, TYPED_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      type="search"
      data-search
      className="search-field"
      aria-label={t('cases.search')}
      placeholder={t('cases.search')}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={({ key }) => key === 'Enter' && tell()}
    />
  );
};
