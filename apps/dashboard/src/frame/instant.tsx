import { secondDay, firstDay, riyadhTime, timeOfDay } from './dates';
import { useLanguage } from './use-language';

/** The reader's calendar first, the other day beneath it with the time of day; pointed at, the zone and the ISO form. */
export const Instant = ({ at }: { at: string }) => {
  const language = useLanguage();
  return (
    <time dateTime={at} className="lines" title={riyadhTime(at)}>
      <span>{firstDay(at, language)}</span>
      <small>
        {secondDay(at, language)} · <bdi>{timeOfDay(at, language)}</bdi>
      </small>
    </time>
  );
};
