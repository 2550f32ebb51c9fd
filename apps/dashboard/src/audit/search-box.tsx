import { Button } from '@mantine/core';
import { useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { completed, completionsFor, termAt, type Completion, type Values } from './search-terms';

interface Parts {
  /** What stands in the address. */
  readonly asked: string;
  readonly ask: (text: string) => void;
  readonly qualifiers: readonly Completion[];
  readonly values: Values;
  readonly isFaulty: boolean;
  readonly describedBy: string | undefined;
}

const LONGEST = 500;
const NONE = -1;

/** One box for the whole search; what can stand at the caret is offered, and taken by key or by a click. */
export const SearchBox = ({ asked, ask, qualifiers, values, isFaulty, describedBy }: Parts) => {
  const { t } = useTranslation();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(asked);
  const [caret, setCaret] = useState(asked.length);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(NONE);
  useEffect(() => {
    setText(asked);
    setCaret(asked.length);
  }, [asked]);
  const taken = useRef<number | undefined>(undefined);
  // Before the next key is taken: somebody who types on is faster than the next picture.
  useLayoutEffect(() => {
    if (taken.current === undefined) return;
    box.current?.setSelectionRange(taken.current, taken.current);
    taken.current = undefined;
  }, [text]);
  const term = termAt(text, caret);
  const offered = completionsFor(term, qualifiers, values);
  const isOffering = isOpen && offered.length > 0;
  const active = isOffering && chosen >= 0 ? chosen : undefined;

  const type = (next: string, place: number): void => {
    setText(next);
    setCaret(place);
    setChosen(NONE);
    setOpen(true);
  };
  const take = ({ insert }: Completion): void => {
    const next = completed(text, term, insert);
    type(next.text, next.caret);
    taken.current = next.caret;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setOpen(false);
    ask(text.trim());
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const offer = active === undefined ? undefined : offered[active];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (offered.length === 0) return;
      setChosen((before) => (before + step + offered.length + (before === NONE && step < 0 ? 1 : 0)) % offered.length);
    } else if (event.key === 'Escape' && isOffering) {
      event.preventDefault();
      setOpen(false);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && offer) {
      event.preventDefault();
      take(offer);
    }
  };
  return (
    <form className="audit-search" role="search" onSubmit={submit}>
      <label htmlFor={`${listId}-box`}>{t('audit.search')}</label>
      <div className="audit-box">
        <input
          ref={box}
          id={`${listId}-box`}
          data-search
          dir="ltr"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOffering}
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${active}`}
          aria-invalid={isFaulty}
          aria-describedby={describedBy}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={LONGEST}
          placeholder="type:CommitteeDecided clause:P27 since:1447-01-01"
          value={text}
          onChange={({ currentTarget }) =>
            type(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length)
          }
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? currentTarget.value.length)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <ul id={listId} role="listbox" aria-label={t('audit.offers')} hidden={!isOffering}>
          {offered.map((each, index) => (
            <li
              key={each.insert}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault(); // the box keeps the focus
                take(each);
              }}
            >
              <bdi dir="ltr">{each.insert}</bdi>
              <span>{each.label}</span>
            </li>
          ))}
        </ul>
      </div>
      <Button type="submit">{t('audit.find')}</Button>
    </form>
  );
};
