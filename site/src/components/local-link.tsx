import { Link, type GatsbyLinkProps } from 'gatsby';
import { useLocalPath } from '../lib/locale.tsx';

/** A link to a page of the site, by its plain address: on a Spanish page it leads to the Spanish twin. */
export function LocalLink({ to, ...rest }: Omit<GatsbyLinkProps<unknown>, 'ref'>) {
  const toLocal = useLocalPath();
  return <Link {...rest} to={toLocal(to)} />;
}
