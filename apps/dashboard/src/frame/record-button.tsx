import { Button, Text } from '@mantine/core';
import { Problem } from '@lib/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from './isolate';

interface Parts {
  /** The command's name, as the glossary has it. */
  readonly command: string;
  /** What will be recorded, in a plain sentence. */
  readonly sentence: string;
  readonly send: () => Promise<unknown>;
  /** What is to be chosen first, such as a reason. */
  readonly children?: ReactNode;
  readonly ready?: boolean;
}

/** A command that a person gives: it says what will be recorded, and a refusal in the service's own words. */
export const RecordButton = ({ command, sentence, send, children, ready = true }: Parts) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const queries = useQueryClient();
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      dialog.current?.close();
      await queries.invalidateQueries();
    },
  });
  const [asked, ask] = useState(false);
  useEffect(() => {
    if (asked) dialog.current?.showModal();
  }, [asked]);
  const open = (): void => {
    reset();
    ask(true);
  };
  return (
    <>
      <Button size="xs" onClick={open}>
        {t(command)}
      </Button>
      {asked && (
        <dialog ref={dialog} onClose={() => ask(false)} className="help record" aria-labelledby={title}>
          <h2 id={title}>{t(command)}</h2>
          <p>{sentence}</p>
          {children}
          {error && (
            <Text role="alert" className="told">
              {error instanceof Problem ? isolated(error.body.detail ?? error.body.title) : t('trouble.away')}
            </Text>
          )}
          <div className="record-choice">
            <Button loading={isPending} disabled={!ready} onClick={() => mutate()}>
              {t('record.confirm')}
            </Button>
            <Button variant="default" onClick={() => dialog.current?.close()}>
              {t('record.cancel')}
            </Button>
          </div>
        </dialog>
      )}
    </>
  );
};
