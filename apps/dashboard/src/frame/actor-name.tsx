import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

interface Actor {
  readonly id: string;
  readonly kind: string;
  readonly roles: readonly string[];
}

/** By what role somebody acted, and the opaque id; never a person's name. */
export const ActorName = ({ actor }: { actor: Actor }) => actorIn(useTranslation().t, actor);

/** The same for whoever has the words already: a long list asks for them once. */
export const actorIn = (t: TFunction, { id, kind, roles }: Actor) => {
  if (kind === 'system') return <>{t('role.system')}</>;
  return (
    <>
      {roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(t('list.comma'))} · <bdi>{id}</bdi>
    </>
  );
};
