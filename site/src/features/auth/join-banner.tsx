import { ButtonLink } from '../../components/button.tsx';
import { strings } from '../../lib/strings.ts';

export function JoinBanner() {
  return (
    <section className="shell pt-20 sm:pt-28">
      <div className="night on-night flex flex-col items-start gap-6 rounded-[1.75rem] px-7 py-12 sm:px-14 sm:py-16 lg:flex-row lg:items-center lg:justify-between">
        <div className="max-w-xl">
          <h2 className="text-3xl sm:text-4xl">{strings.home.joinTitle}</h2>
          <p className="mt-3 text-lg text-night-soft">{strings.home.joinText}</p>
        </div>
        <ButtonLink to="/register/" look="night" size="large">
          {strings.nav.join}
        </ButtonLink>
      </div>
    </section>
  );
}
