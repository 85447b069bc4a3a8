import { Avatar } from '../../components/avatar.tsx';
import { classNames } from '../../components/class-names.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { ImageNode } from './catalogue.ts';

interface InstructorNode {
  documentId: string;
  name: string | null;
  role: string | null;
  bio: string | null;
  photo: ImageNode | null;
}

export function Instructors({ instructors }: { instructors: InstructorNode[] }) {
  const texts = useTexts();
  const named = instructors.flatMap((instructor) =>
    instructor.name ? [{ ...instructor, name: instructor.name }] : []
  );
  if (named.length === 0) return null;
  return (
    <section className="shell pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{texts.home.teachersTitle}</h2>
      <ul className={classNames('mt-10 grid gap-6 sm:grid-cols-2', named.length > 2 && 'lg:grid-cols-3')}>
        {named.map(({ documentId, name, role, bio, photo }) => (
          <li key={documentId} className="flex gap-4 rounded-card border border-line bg-surface p-6">
            <Avatar name={name} photo={photo} />
            <div>
              <h3 className="text-lg">{name}</h3>
              {role && <p className="text-sm font-medium text-brand-ink">{role}</p>}
              {bio && <p className="mt-2 text-[0.95rem] text-ink-soft">{bio}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
