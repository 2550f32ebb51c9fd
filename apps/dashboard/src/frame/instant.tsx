import { gregorianDay, hijriDay, riyadhTime, timeOfDay } from './dates';
import { useLanguage } from './use-language';

/** Umm al-Qura first, the Gregorian day beneath it with the time of day; pointed at, the zone and the ISO form. */
export const Instant = ({ at }: { at: string }) => {
  const language = useLanguage();
  return (
    <time dateTime={at} className="lines" title={riyadhTime(at)}>
      <span>{hijriDay(at, language)}</span>
      <small>
        {gregorianDay(at, language)} · <bdi>{timeOfDay(at, language)}</bdi>
      </small>
    </time>
  );
};
