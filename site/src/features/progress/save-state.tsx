import type { ReporterState } from '@diamond/progress/contract/reporter';
import { useEffect, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';

const LOOKS = {
  idle: null,
  saving: { icon: 'hourglass', look: 'text-ink-faint' },
  saved: { icon: 'check', look: 'text-good' },
  offline: { icon: 'cloudOff', look: 'text-warn' },
  unkept: { icon: 'warning', look: 'text-warn' },
  refused: { icon: 'warning', look: 'text-warn' },
} as const;

/** Whether the learner's place is safe. Saving happens all the time and is only shown; trouble, and its end, are said aloud. */
export function SaveState({ status }: { status: ReporterState['status'] }) {
  const words = useTexts().progress;
  const shown = LOOKS[status];
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (isTrouble(status)) setSaid(words[status]);
    else if (status === 'saved') setSaid((last) => (last === '' ? '' : words.saved));
  }, [status, words]);
  return (
    <>
      <span
        data-save-state={status}
        className={classNames('inline-flex items-center gap-1.5 text-sm font-medium', shown?.look)}
      >
        {shown && (
          <>
            <Icon name={shown.icon} className="size-4" />
            {status !== 'idle' && words[status]}
          </>
        )}
      </span>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

function isTrouble(status: ReporterState['status']): status is 'offline' | 'unkept' | 'refused' {
  return status === 'offline' || status === 'unkept' || status === 'refused';
}
