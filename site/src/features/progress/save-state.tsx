import type { ReporterState } from '@diamond/progress/contract/reporter';
import { useEffect, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { strings } from '../../lib/strings.ts';

const SHOWN = {
  idle: null,
  saving: { text: strings.progress.saving, icon: 'hourglass', look: 'text-ink-faint' },
  saved: { text: strings.progress.saved, icon: 'check', look: 'text-good' },
  offline: { text: strings.progress.offline, icon: 'cloudOff', look: 'text-warn' },
  unkept: { text: strings.progress.unkept, icon: 'warning', look: 'text-warn' },
  refused: { text: strings.progress.refused, icon: 'warning', look: 'text-warn' },
} as const;

/** Whether the learner's place is safe. Saving happens all the time and is only shown; trouble, and its end, are said aloud. */
export function SaveState({ status }: { status: ReporterState['status'] }) {
  const shown = SHOWN[status];
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (isTrouble(status)) setSaid(SHOWN[status].text);
    else if (status === 'saved') setSaid((last) => (last === '' ? '' : SHOWN.saved.text));
  }, [status]);
  return (
    <>
      <span
        data-save-state={status}
        className={classNames('inline-flex items-center gap-1.5 text-sm font-medium', shown?.look)}
      >
        {shown && (
          <>
            <Icon name={shown.icon} className="size-4" />
            {shown.text}
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
