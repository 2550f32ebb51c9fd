import { Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from './keys';
import { useKeys } from './use-keys';

/** The pages by the letter that leads to them after `g`. */
const PLACES = {
  s: '/sla',
  c: '/cases',
  a: '/alerts',
  d: '/calendar',
  p: '/policy',
  u: '/audit',
  e: '/exports',
} as const;
const CHORD_MS = 1_500;

/** Keys that hold on every page: `/` searches, `?` helps, `g` and a letter goes. */
export const Shortcuts = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const help = useRef<HTMLDialogElement>(null);
  const going = useRef(-CHORD_MS);
  const search = (): void => {
    const field = document.querySelector<HTMLElement>('[data-search]');
    if (field) field.focus();
    else
      void navigate({ to: '/cases' }).then(() =>
        setTimeout(() => document.querySelector<HTMLElement>('[data-search]')?.focus(), 300),
      );
  };
  useKeys({ '/': search, '?': () => help.current?.showModal(), g: () => (going.current = performance.now()) });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const place = PLACES[keyOf(event) as keyof typeof PLACES];
      if (place === undefined || performance.now() - going.current > CHORD_MS) return;
      going.current = -CHORD_MS;
      void navigate({ to: place });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
  const lines = [
    ['/', 'keys.search'],
    ['g s', 'keys.sla'],
    ['g c', 'keys.cases'],
    ['g a', 'keys.alerts'],
    ['g d', 'keys.calendar'],
    ['g p', 'page.policy'],
    ['g u', 'page.audit'],
    ['g e', 'page.exports'],
    ['j k', 'keys.step'],
    ['Enter', 'keys.open'],
    ['x', 'keys.select'],
    ['?', 'keys.help'],
  ] as const;
  return (
    <dialog ref={help} className="help" aria-labelledby="help-title">
      <Title order={2} id="help-title">
        {t('keys.title')}
      </Title>
      <dl>
        {lines.map(([keys, word]) => (
          <div key={keys}>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t('keys.close')}</button>
      </form>
    </dialog>
  );
};
