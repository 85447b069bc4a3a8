import { lessonFilePath } from '@diamond/access/contract/paths';
import type { LessonFile, LessonFileAddress } from '@diamond/access/contract/types';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Icon } from '../../components/icon.tsx';
import { toCmsAddress } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import type { Session } from '../auth/session.ts';

/** What comes with a lesson, to take along. */
export default function LessonFiles({ lessonId, files }: { lessonId: string; files: LessonFile[] }) {
  const texts = useTexts();
  const locale = useLocale();
  const { session } = useSession();
  const [busyId, setBusyId] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const take = async (file: LessonFile) => {
    setBusyId(file.id);
    setHasFailed(false);
    try {
      await download({ session, lessonId, fileId: file.id });
    } catch {
      // Whatever it was, there is one thing to do about it: try again.
      setHasFailed(true);
    } finally {
      setBusyId(null);
    }
  };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      {hasFailed && (
        <div className="mb-3">
          <Alert tone="bad">{texts.lesson.downloadFailed}</Alert>
        </div>
      )}
      <ul className="flex flex-col gap-3">
        {files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              onClick={() => void take(file)}
              disabled={busyId !== null}
              className="flex w-full cursor-pointer items-center gap-4 rounded-card border border-line bg-surface px-4 py-3.5 text-left transition-colors hover:border-line-strong disabled:cursor-wait"
            >
              <Icon name="file" className="size-6 shrink-0 text-brand-ink" />
              <span className="min-w-0 flex-1">
                <span className="sr-only">{texts.lesson.download(file.name)}</span>
                <span aria-hidden="true" className="block truncate font-medium">
                  {file.name}
                </span>
                <span className="text-sm text-ink-faint">
                  {busyId === file.id ? texts.lesson.downloading : formatBytes({ bytes: file.size, locale })}
                </span>
              </span>
              <Icon name="download" className="size-5 shrink-0 text-ink-faint" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Files are gated, and a plain link cannot carry who is asking: the CMS gives an address that is good for minutes. */
async function download({
  session,
  lessonId,
  fileId,
}: {
  session: Session;
  lessonId: string;
  fileId: string;
}): Promise<void> {
  const { data } = await session.request<{ data: LessonFileAddress }>({ path: lessonFilePath({ lessonId, fileId }) });
  const link = document.createElement('a');
  link.href = toCmsAddress(data.url);
  // It answers with an attachment, so the page stays. The browser saves it as it comes, whatever its size.
  link.click();
}
