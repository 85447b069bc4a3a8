import { Badge } from '../../components/badge.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from './catalogue.ts';

/** Level, length and number of lessons, in one line. */
export function CourseFacts({ course, className }: { course: Course; className?: string }) {
  const texts = useTexts();
  const facts = [
    { icon: 'level', text: texts.levels[course.level] },
    ...(course.minutes > 0 ? [{ icon: 'clock', text: texts.common.minutes(course.minutes) } as const] : []),
    { icon: 'list', text: texts.common.lessons(course.lessons.length) },
  ] as const;
  return (
    <ul className={classNames('flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm', className)}>
      {facts.map(({ icon, text }) => (
        <li key={icon} className="inline-flex items-center gap-1.5">
          <Icon name={icon} className="size-4" />
          {text}
        </li>
      ))}
    </ul>
  );
}

export function AccessBadge({ access, isOnImage = false }: { access: Course['access']; isOnImage?: boolean }) {
  const texts = useTexts();
  const tone = isOnImage ? 'glass' : access === 'everyone' ? 'good' : access === 'members' ? 'brand' : 'warn';
  return (
    <Badge tone={tone}>
      {access === 'granted' && <Icon name="lock" className="size-3.5" />}
      {texts.access[access]}
    </Badge>
  );
}
