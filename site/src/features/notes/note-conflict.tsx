import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../lib/locale.tsx';

/** Both texts side by side: nothing is thrown away before the learner has said so. */
export function NoteConflict({
  mine,
  theirs,
  onSettle,
}: {
  mine: string;
  theirs: string;
  onSettle: (choice: 'mine' | 'theirs' | 'both') => void;
}) {
  const words = useTexts().notes;
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="bad">{words.conflictTitle}</Alert>
      <div className="grid gap-4 sm:grid-cols-2">
        <Version title={words.mine} text={mine} />
        <Version title={words.theirs} text={theirs} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onSettle('both')}>
          {words.keepBoth}
        </Button>
        <Button size="small" look="secondary" onClick={() => onSettle('mine')}>
          {words.keepMine}
        </Button>
        <Button size="small" look="secondary" onClick={() => onSettle('theirs')}>
          {words.keepTheirs}
        </Button>
      </div>
    </div>
  );
}

/** As it was typed: what differs may be in what Markdown does not show. */
function Version({ title, text }: { title: string; text: string }) {
  return (
    <section className="min-w-0 rounded-control border border-line bg-raised p-3.5">
      <h4 className="text-sm font-semibold">{title}</h4>
      <p className="mt-2 text-[0.95rem] break-words whitespace-pre-wrap">{text}</p>
    </section>
  );
}
