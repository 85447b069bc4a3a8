import type { ReactNode } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { Badge } from '../../components/badge.tsx';
import { Breadcrumbs } from '../../components/breadcrumbs.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, ICON_NAMES } from '../../components/icon.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { Logo } from '../../components/logo.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TEXT_LINK } from '../../components/text-link.ts';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { WORDS } from './words.ts';
import { ColourSwatches } from './colour-swatches.tsx';
import { FormParts } from './form-parts.tsx';
import { OpenedParts } from './opened-parts.tsx';

/** Every component in every state, to look at and to measure. Nothing leads here. */
export function Styleguide() {
  const texts = useTexts();
  const words = WORDS[useLocale()];
  return (
    <div className="shell pt-12 sm:pt-16">
      <h1 className="text-4xl sm:text-5xl">{words.title}</h1>
      <p className="mt-4 max-w-2xl text-lg text-ink-soft">{words.text}</p>
      <div className="mt-12 flex flex-col gap-16">
        <Section title={words.sections.brand}>
          <div className="flex items-center gap-4">
            <Logo className="size-8" />
            <Logo className="size-12" />
            <Logo className="size-16" />
          </div>
          <ColourSwatches />
        </Section>
        <Section title={words.sections.type}>
          <p className="font-display text-5xl font-extrabold">{words.sample}</p>
          <p className="font-display text-3xl font-bold">{words.sample}</p>
          <p className="font-display text-xl font-bold">{words.sample}</p>
          <p className="max-w-2xl text-lg text-ink-soft">{words.paragraph}</p>
          <p className="max-w-2xl">{words.paragraph}</p>
          <p className="max-w-2xl text-sm text-ink-faint">{words.paragraph}</p>
          <p>
            <LocalLink to="/courses/" className={TEXT_LINK}>
              {words.link}
            </LocalLink>
          </p>
        </Section>
        <Section title={words.sections.buttons}>
          <Row>
            <Button>{words.primary}</Button>
            <Button look="secondary">{words.secondary}</Button>
            <Button look="quiet">{words.quiet}</Button>
            <Button look="danger">{words.danger}</Button>
            <ButtonLink to="/courses/">{words.link}</ButtonLink>
          </Row>
          <Row>
            <Button size="small">{words.primary}</Button>
            <Button size="large">
              <Icon name="play" isFilled className="size-4" /> {words.primary}
            </Button>
            <Button isBusy>{words.busy}</Button>
            <Button disabled>{words.disabled}</Button>
          </Row>
          <div className="night on-night flex flex-wrap gap-3 rounded-card p-6">
            <Button look="night">{words.primary}</Button>
            <Button look="night-quiet">{words.secondary}</Button>
          </div>
        </Section>
        <Section title={words.sections.forms}>
          <FormParts />
        </Section>
        <Section title={words.sections.opened}>
          <OpenedParts />
        </Section>
        <Section title={words.sections.news}>
          <Alert>{words.info}</Alert>
          <Alert tone="good">{words.good}</Alert>
          <Alert tone="warn">{words.warn}</Alert>
          <Alert tone="bad">{words.bad}</Alert>
          <RetryAlert text={words.bad} onRetry={() => undefined} />
          <Row>
            <Badge>{words.neutral}</Badge>
            <Badge tone="brand">{texts.access.members}</Badge>
            <Badge tone="good">{texts.access.everyone}</Badge>
            <Badge tone="warn">
              <Icon name="lock" className="size-3.5" /> {texts.access.granted}
            </Badge>
            <Badge tone="glass">{texts.access.members}</Badge>
          </Row>
          <Card>
            <EmptyState title={words.emptyTitle} text={words.emptyText}>
              <Button look="secondary">{words.secondary}</Button>
            </EmptyState>
          </Card>
        </Section>
        <Section title={words.sections.places}>
          <Breadcrumbs
            label={texts.common.breadcrumbs}
            steps={[
              { label: texts.nav.courses, to: '/courses/' },
              { label: words.sample, to: '/courses/' },
            ]}
            here={words.link}
          />
          {[0, 35, 100].map((percent) => (
            <ProgressBar key={percent} percent={percent} label={texts.common.percentDone(percent)} />
          ))}
          <Row>
            <Avatar name="Ada Lovelace" photo={null} />
            <Skeleton className="h-16 w-64" />
            <Skeleton className="size-16 rounded-full" />
          </Row>
          <ul className="grid grid-cols-6 gap-4 text-ink-soft sm:grid-cols-10">
            {ICON_NAMES.map((name) => (
              <li key={name} title={name} className="grid aspect-square place-items-center rounded-control bg-raised">
                <Icon name={name} className="size-6" />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5 border-t border-line pt-8">
      <h2 className="text-2xl">{title}</h2>
      {children}
    </section>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
