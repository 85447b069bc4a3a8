import { useEffect, useRef, useState } from 'react';
import { useText, type TextId } from '../hooks/use-text.ts';
import type { Upload, UploadState } from '../uploads/upload.ts';

/** What a screen reader hears of an upload; the percents in between are no help to anyone. */
const SPOKEN: Partial<Record<UploadState, TextId>> = {
  sending: 'upload.say-started',
  sent: 'upload.say-sent',
  failed: 'upload.say-failed',
  expired: 'upload.say-failed',
};

/** What has just happened to the uploads, in words. */
export function useAnnouncement(all: readonly Upload[]): string {
  const text = useText();
  const before = useRef(new Map<string, UploadState>());
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const news = all.flatMap(({ key, state, fileName }) => {
      const spoken = before.current.get(key) === state ? undefined : SPOKEN[state];
      return spoken ? [text(spoken, { name: fileName })] : [];
    });
    before.current = new Map(all.map(({ key, state }) => [key, state]));
    if (news.length > 0) setAnnouncement(news.join(' '));
  }, [all, text]);
  return announcement;
}
