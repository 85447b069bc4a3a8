import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';

/** What stands on the button. Both words have their place, so that the row stays as it is. */
export function BookmarkFace({ isKept }: { isKept: boolean }) {
  const words = useTexts().bookmark;
  return (
    <>
      <Icon name="bookmark" isFilled={isKept} className="size-4" />
      <span className="grid justify-items-start">
        <span className={isKept ? 'invisible col-start-1 row-start-1' : 'col-start-1 row-start-1'}>{words.add}</span>
        <span className={isKept ? 'col-start-1 row-start-1' : 'invisible col-start-1 row-start-1'}>{words.added}</span>
      </span>
    </>
  );
}
