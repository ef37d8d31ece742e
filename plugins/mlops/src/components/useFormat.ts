import { useMemo } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Times as people compare them, in the language of the portal. */
export interface Format {
  /** "3 hours ago" */
  relative(time: string, from?: Date): string;
  /** "3 Aug 2026, 14:05:09 UTC" */
  absolute(time: string): string;
  /** "18:00", with the day if it is not today. */
  clock(time: string, from?: Date): string;
  /** "22 Nov" */
  day(time: string): string;
  isToday(time: string, from?: Date): boolean;
  /** "1 h 12 m" */
  duration(milliseconds: number): string;
  readonly language: string;
}

/** @see Format */
export function useFormat(): Format {
  // Apps of the old frontend system may lack the language API.
  const apis = useApiHolder();
  const language = apis.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return useMemo(() => createFormat(language), [language]);
}

/** @see Format */
export function createFormat(language: string): Format {
  const relativeFormat = new Intl.RelativeTimeFormat(language);
  const now = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const absoluteFormat = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  const clockFormat = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const clockAndDateFormat = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const dayFormat = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
  });
  const isToday = (time: string, from = new Date()) =>
    new Date(time).toDateString() === from.toDateString();
  return {
    language,
    relative(time, from = new Date()) {
      const seconds = (Date.parse(time) - from.getTime()) / 1000;
      for (const [unit, length] of units) {
        if (Math.abs(seconds) >= length) {
          return relativeFormat.format(Math.trunc(seconds / length), unit);
        }
      }
      // Clocks of clusters differ by seconds; "in 3 seconds" helps nobody.
      return now.format(0, 'second');
    },
    clock: (time, from) =>
      (isToday(time, from) ? clockFormat : clockAndDateFormat).format(
        new Date(time),
      ),
    day: time => dayFormat.format(new Date(time)),
    isToday,
    absolute: time => absoluteFormat.format(new Date(time)),
    duration,
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) {
    return `${Math.round(seconds * 10) / 10} s`;
  }
  if (seconds < 60) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} m ${Math.floor(seconds % 60)} s`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return `${hours} h ${minutes % 60} m`;
  }
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
