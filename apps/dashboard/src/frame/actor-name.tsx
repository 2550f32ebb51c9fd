import { useTranslation } from 'react-i18next';

interface Actor {
  readonly id: string;
  readonly kind: string;
  readonly roles: readonly string[];
}

/** By what role somebody acted, and the opaque id; never a person's name. */
export const ActorName = ({ actor: { id, kind, roles } }: { actor: Actor }) => {
  const { t } = useTranslation();
  if (kind === 'system') return <>{t('role.system')}</>;
  return (
    <>
      {roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(t('list.comma'))} · <bdi>{id}</bdi>
    </>
  );
};
