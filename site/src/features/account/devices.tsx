import type { Device } from '@diamond/accounts/contract/types';
import { navigate } from 'gatsby';
import { useRef, useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useLocale, useLocalPath, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { sendUnsent } from '../progress/unsent.ts';
import { AccountSection } from './account-section.tsx';
import { formatMoment, nameDevice } from './name-device.ts';
import { useDevices } from './use-devices.ts';

/** As many as are shown before one asks for all. */
const FIRST_SHOWN = 5;

/** Where the learner is signed in, and the ways out: one of them, all others, all, or here. */
export function Devices() {
  const { account: words, nav } = useTexts();
  const toLocal = useLocalPath();
  const { session } = useSession();
  const { devices, retry, end, endOthers } = useDevices();
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<{ isGood: boolean; text: string } | null>(null);
  const [hasAll, setHasAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  const run = async ({ name, done, work }: { name: string; done: string; work: () => Promise<void> }) => {
    setBusy(name);
    setSaid(null);
    try {
      await work();
      setSaid({ isGood: true, text: done });
      // The button that was pressed is gone: whoever goes by keyboard goes on in the list.
      list.current?.focus();
    } catch {
      // Whatever it was, there is one thing to do about it: try again.
      setSaid({ isGood: false, text: words.endFailed });
    } finally {
      setBusy(null);
    }
  };
  const leave = async ({ everywhere }: { everywhere: boolean }) => {
    setBusy(everywhere ? 'everywhere' : 'here');
    await sendUnsent();
    // This browser is signed out either way; when the CMS could not be told, its cookie ends with the session.
    await session.signOut({ everywhere }).catch(() => undefined);
    await navigate(toLocal('/'));
  };
  const others = Array.isArray(devices) ? devices.filter(({ isCurrent }) => !isCurrent).length : 0;

  return (
    <AccountSection title={words.devices} text={words.devicesText}>
      {devices === null && <Skeleton className="h-40" />}
      {devices === 'failed' && <RetryAlert text={words.devicesFailed} onRetry={retry} />}
      {Array.isArray(devices) && (
        <ul ref={list} tabIndex={-1} className="flex flex-col divide-y divide-line outline-none">
          {devices.slice(0, hasAll ? undefined : FIRST_SHOWN).map((device) => (
            <DeviceLine
              key={device.id}
              device={device}
              isBusy={busy === device.id}
              onEnd={(name) => void run({ name: device.id, done: words.ended(name), work: () => end(device) })}
            />
          ))}
        </ul>
      )}
      {Array.isArray(devices) && !hasAll && devices.length > FIRST_SHOWN && (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            setHasAll(true);
            list.current?.focus();
          }}
        >
          {words.moreDevices(devices.length - FIRST_SHOWN)}
        </Button>
      )}
      <p role="status" className="mt-3 min-h-6 font-medium text-good">
        {said?.isGood ? said.text : ''}
      </p>
      {said && !said.isGood && <Alert tone="bad">{said.text}</Alert>}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="secondary" isBusy={busy === 'here'} onClick={() => void leave({ everywhere: false })}>
          {busy === 'here' ? nav.signingOut : nav.signOut}
        </Button>
        {others > 0 && (
          <Button
            look="secondary"
            isBusy={busy === 'others'}
            onClick={() => void run({ name: 'others', done: words.othersEnded, work: endOthers })}
          >
            {words.endOthers}
          </Button>
        )}
        <Button look="quiet" isBusy={busy === 'everywhere'} onClick={() => void leave({ everywhere: true })}>
          {words.endAll}
        </Button>
      </div>
    </AccountSection>
  );
}

function DeviceLine({ device, isBusy, onEnd }: { device: Device; isBusy: boolean; onEnd: (name: string) => void }) {
  const { account: words } = useTexts();
  const locale = useLocale();
  const name = nameDevice({ device, words });
  const show = (instant: string) => formatMoment({ instant, locale });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 first:pt-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          {device.isCurrent && <Badge tone="brand">{words.thisDevice}</Badge>}
        </p>
        <p className="mt-0.5 text-sm text-ink-soft">
          {words.lastUsed(show(device.lastUsedAt))} · {words.since(show(device.startedAt))}
        </p>
      </div>
      {!device.isCurrent && (
        <Button look="secondary" size="small" isBusy={isBusy} onClick={() => onEnd(name)}>
          {words.end}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  );
}
