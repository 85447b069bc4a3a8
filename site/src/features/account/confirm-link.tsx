import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ApiError, callApi } from '../../lib/api.ts';
import { useTexts } from '../../lib/locale.tsx';
import { toFormProblems } from '../auth/form-problems.ts';

type State = { kind: 'waiting' | 'busy' } | { kind: 'done'; email: string } | { kind: 'failed'; problem: string };

/**
 * Where the link of a mail leads: a button that uses it. Opening alone does nothing, as mail programs open links to look
 * at them. The code leaves the address bar, and with it the history and what other sites are told.
 */
export function ConfirmLink({
  path,
  label,
  search,
  renderDone,
  instead,
}: {
  /** The route that takes the code. */
  path: string;
  label: string;
  search: string;
  renderDone: (email: string) => ReactNode;
  /** What to do when the link is no longer good, or not there. */
  instead: ReactNode;
}) {
  const { auth } = useTexts();
  const [code, setCode] = useState<string | null>(null);
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const done = useRef<HTMLDivElement>(null);
  // Not before the page is alive: it was built without knowing any code.
  useEffect(() => {
    const found = new URLSearchParams(search).get('code');
    if (found === null) return setCode((known) => known ?? '');
    setCode(found);
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [search]);
  useEffect(() => {
    if (state.kind === 'done') done.current?.focus();
  }, [state.kind]);

  const confirm = async () => {
    setState({ kind: 'busy' });
    try {
      const { data } = await callApi<{ data: { email: string } }>({ path, method: 'POST', body: { code } });
      setState({ kind: 'done', email: data.email });
    } catch (error) {
      const { form } = toFormProblems({ error, fields: [], words: auth });
      const isLinkBad = error instanceof ApiError && error.status === 400;
      setState({ kind: 'failed', problem: isLinkBad ? auth.wrongCode : (form ?? auth.unknown) });
    }
  };

  if (state.kind === 'done')
    return (
      <div ref={done} tabIndex={-1} className="outline-none">
        <Alert tone="good">{renderDone(state.email)}</Alert>
      </div>
    );
  const isUseless = code === '' || (state.kind === 'failed' && state.problem === auth.wrongCode);
  return (
    <div className="flex flex-col items-start gap-5">
      {state.kind === 'failed' && <Alert tone="bad">{state.problem}</Alert>}
      {isUseless ? (
        instead
      ) : (
        <Button size="large" disabled={code === null} isBusy={state.kind === 'busy'} onClick={() => void confirm()}>
          {state.kind === 'busy' ? auth.confirming : label}
        </Button>
      )}
    </div>
  );
}
