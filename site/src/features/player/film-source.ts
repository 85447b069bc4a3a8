import { createAddressBook } from '@diamond/mux/contract/address-book';

/** As much of the request of a player's engine as is looked at. */
type PlayerRequest = Pick<
  XMLHttpRequest,
  'open' | 'addEventListener' | 'responseURL' | 'responseText' | 'responseType'
>;

export interface FilmSource {
  /** For the engine's `xhrSetup`: leads each of its requests to where the lease of now has what it asks for. */
  prepare: (request: PlayerRequest, address: string) => Promise<void>;
  /** From now on requests go under this lease; the engine hears nothing of it. */
  move: (master: string) => void;
}

/**
 * Lets a lease be renewed under a film that plays: the engine goes on asking by the addresses it read first, and each
 * request is sent to what stands in their place now. Nothing is loaded again, so nothing jumps.
 *
 * @param whenUsable done when there is a lease to ask under
 */
export function createFilmSource({
  master,
  whenUsable,
}: {
  master: string;
  whenUsable: () => Promise<void>;
}): FilmSource {
  const book = createAddressBook({
    master,
    read: readPlaylist,
    resolve: (written, base) => new URL(written, base).href,
  });
  return {
    move: book.move,
    async prepare(request, address) {
      await whenUsable();
      // What cannot be led on is asked for as it is, and refused in the open.
      const current = await book.find(address).catch(() => address);
      request.addEventListener('load', () => {
        const text = readText(request);
        if (text !== null) book.learn({ address: current, base: request.responseURL || current, text });
      });
      if (current !== address) request.open('GET', current, true);
    },
  };
}

async function readPlaylist(address: string): Promise<string> {
  const response = await fetch(address, { credentials: 'omit' });
  if (!response.ok) throw new Error(`The playlist answered ${response.status}`);
  return response.text();
}

/** A request for bytes throws when its text is looked at. */
function readText(request: PlayerRequest): string | null {
  if (request.responseType !== '' && request.responseType !== 'text') return null;
  return request.responseText.startsWith('#EXTM3U') ? request.responseText : null;
}
