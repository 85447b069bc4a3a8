import type { VideoDetail } from '../../../contract/index.ts';
import type { TextId } from '../hooks/use-text.ts';
import { percentOf, type Upload } from '../uploads/upload.ts';

/** How an upload stands, as it is said: a text with its values, and Mux's own words. */
export interface UploadWords {
  tone: 'neutral' | 'success' | 'danger';
  id: TextId;
  values: Record<string, string | number>;
  /** What Mux or the CMS said itself. */
  details: readonly string[];
}

/**
 * @param video the video as the CMS knows it; after the file has arrived it tells what became of the film
 * @param size the file's size in words
 */
export function describeUpload({
  upload,
  video,
  isOnline,
  size,
}: {
  upload: Upload;
  video: VideoDetail | null;
  isOnline: boolean;
  size: string;
}): UploadWords {
  const { state, problem, isStruggling } = upload;
  const values = { percent: percentOf(upload), size, name: upload.fileName };
  const say = (id: TextId, more: Partial<UploadWords> = {}): UploadWords => ({
    tone: 'neutral',
    id,
    values,
    details: [],
    ...more,
  });
  if (problem) {
    return say(`upload.problem.${problem.kind}`, {
      tone: 'danger',
      details: problem.text === null ? [] : [problem.text],
    });
  }
  if (state === 'sent') return describeFilm({ upload, video, say });
  if (state === 'sending' && !isOnline) return say('upload.waiting-online');
  if (state === 'sending') return say(isStruggling ? 'upload.struggling' : 'upload.percent');
  if (state === 'failed') return say('upload.problem.refused', { tone: 'danger' });
  if (state === 'expired') return say('upload.problem.expired', { tone: 'danger' });
  return say(`upload.${state}`);
}

function describeFilm({
  upload,
  video,
  say,
}: {
  upload: Upload;
  video: VideoDetail | null;
  say: (id: TextId, more?: Partial<UploadWords>) => UploadWords;
}): UploadWords {
  const failed = (error: VideoDetail['error']) =>
    say('upload.mux-failed', { tone: 'danger', details: error?.messages ?? [] });
  if (upload.purpose.kind === 'replace') {
    const next = video?.takes.find(({ kind }) => kind === 'next');
    if (next?.status === 'errored') return failed(next.error);
    return video?.replacement === 'none' ? say('upload.in-place', { tone: 'success' }) : say('upload.sent');
  }
  if (video?.status === 'errored') return failed(video.error);
  return video?.status === 'ready' ? say('upload.ready', { tone: 'success' }) : say('upload.sent');
}
