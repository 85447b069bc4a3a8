import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { MessagePage } from './message-page.tsx';
import { agreeToReports, areReportsWanted, mayReportAlways, sendReport } from './send-report.ts';
import type { Trouble } from './trouble.ts';

/** In place of a page that broke: what to do now, and the number to tell the school. */
export function TroublePage({
  trouble: { requestId, isOutdated, error },
  onRetry,
}: {
  trouble: Trouble & { error: unknown };
  onRetry: () => void;
}) {
  const { errors: words } = useTexts();
  const toLocal = useLocalPath();
  const [hasCopied, setHasCopied] = useState(false);
  const number = useRef<HTMLElement>(null);
  return (
    <MessagePage
      title={isOutdated ? words.outdatedTitle : words.title}
      text={isOutdated ? words.outdatedText : words.text}
    >
      <Button onClick={isOutdated ? () => location.reload() : onRetry}>
        {isOutdated ? words.reload : words.retry}
      </Button>
      <Button look="secondary" onClick={() => location.assign(toLocal('/courses/'))}>
        {words.courses}
      </Button>
      <p className="mt-6 w-full text-sm text-ink-soft">
        {words.number}{' '}
        <code ref={number} className="rounded bg-raised px-1.5 py-0.5 break-all select-all">
          {requestId}
        </code>{' '}
        <button
          type="button"
          className="cursor-pointer rounded px-1.5 py-1 font-semibold text-brand-ink underline underline-offset-4"
          onClick={() => void copy({ text: requestId, from: number.current }).then(setHasCopied)}
        >
          {hasCopied ? words.copied : words.copy}
        </button>
        <span role="status" className="sr-only">
          {hasCopied && words.copied}
        </span>
      </p>
      {areReportsWanted && <ReportOffer error={error} requestId={requestId} />}
    </MessagePage>
  );
}

/** Nothing is sent before the learner said so. */
function ReportOffer({ error, requestId }: { error: unknown; requestId: string }) {
  const { errors: words } = useTexts();
  const [state, setState] = useState<'asking' | 'sending' | 'sent' | 'failed'>('asking');
  useEffect(() => {
    if (mayReportAlways()) setState('sent');
  }, []);
  const send = ({ isAlways }: { isAlways: boolean }) => {
    if (isAlways) agreeToReports();
    setState('sending');
    sendReport({ error, requestId }).then(
      (isSent) => setState(isSent ? 'sent' : 'failed'),
      () => setState('failed')
    );
  };
  return (
    <div className="w-full text-sm text-ink-soft">
      <p role="status">
        {state === 'sent' ? words.reportSent : state === 'failed' ? words.reportFailed : words.reportOffer}
      </p>
      {state !== 'sent' && (
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          <Button look="secondary" size="small" isBusy={state === 'sending'} onClick={() => send({ isAlways: false })}>
            {words.reportOnce}
          </Button>
          <Button look="quiet" size="small" isBusy={state === 'sending'} onClick={() => send({ isAlways: true })}>
            {words.reportAlways}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Where the clipboard is not ours to write to, the number is at least marked, to be copied by hand. */
async function copy({ text, from }: { text: string; from: HTMLElement | null }): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (from) getSelection()?.selectAllChildren(from);
    return false;
  }
}
