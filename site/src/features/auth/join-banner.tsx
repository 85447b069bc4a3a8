import { ButtonLink } from '../../components/button.tsx';
import { useTexts } from '../../lib/locale.tsx';

export function JoinBanner() {
  const texts = useTexts();
  return (
    <section className="shell pt-20 sm:pt-28">
      <div className="night on-night flex flex-col items-start gap-6 rounded-[1.75rem] px-7 py-12 sm:px-14 sm:py-16 lg:flex-row lg:items-center lg:justify-between">
        <div className="max-w-xl">
          <h2 className="text-3xl sm:text-4xl">{texts.home.joinTitle}</h2>
          <p className="mt-3 text-lg text-night-soft">{texts.home.joinText}</p>
        </div>
        <ButtonLink to="/register/" look="night" size="large">
          {texts.nav.join}
        </ButtonLink>
      </div>
    </section>
  );
}
