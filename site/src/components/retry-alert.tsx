import { useTexts } from '../lib/locale.tsx';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

/** Says that something could not be had, and asks for it once more. */
export function RetryAlert({ text, className, onRetry }: { text: string; className?: string; onRetry: () => void }) {
  const { common } = useTexts();
  return (
    <div className={classNames('flex flex-col items-start gap-3', className)}>
      <Alert tone="bad">{text}</Alert>
      <Button look="secondary" size="small" onClick={onRetry}>
        {common.retry}
      </Button>
    </div>
  );
}
