import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from './clock-state';

/** A shape for each state, so that nothing hangs on colour alone. */
const shapes: Record<ClockState, ReactNode> = {
  not_yet_answerable: (
    <path
      d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
  running: <path d="M5 3.2v9.6L13 8z" fill="currentColor" />,
  due_soon: <path d="M8 2 15 14H1z" fill="currentColor" />,
  late: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  breached: (
    <path
      d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5zM5.5 5.5l5 5m0-5-5 5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  paused: <path d="M4.5 3h2.5v10H4.5zM9 3h2.5v10H9z" fill="currentColor" />,
  met: (
    <path
      d="m3 8.5 3.200 3.200L13 5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  met_late: (
    <path
      d="m3 8.5 3.200 3.200L13 5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  ended: <path d="M3 8h10" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

export const StateShape = ({ state }: { state: ClockState }) => (
  <svg className="state-shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    {shapes[state]}
  </svg>
);

export const StateMark = ({ state }: { state: ClockState }) => {
  const { t } = useTranslation();
  return (
    <span className="state-mark" data-state={state}>
      <StateShape state={state} />
      {t(`clockState.${state}`)}
    </span>
  );
};
