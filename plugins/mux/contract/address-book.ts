/**
 * A streamed film is a tree of addresses: a playlist that lists playlists that list pieces. Each carries the proof that it
 * may be read, which ends with the lease. Under a new lease the tree has the same shape and other addresses; this book
 * knows which of them stands where an old one stood, so that a player may go on asking by the addresses it knows.
 */
export interface AddressBook {
  /**
   * Takes note of a playlist that was read.
   *
   * @param address how it was asked for
   * @param base where it came from in the end, against which its own addresses are to be read
   */
  learn: (playlist: { address: string; base?: string; text: string }) => void;
  /** From now on addresses are those below this one. */
  move: (master: string) => void;
  /**
   * What opens now what `address` opened when it was learned; an address of which nothing is known stays as it is.
   *
   * @throws Error when the film under the new lease does not have it, or its playlist cannot be read
   */
  find: (address: string) => Promise<string>;
}

/** One lease's addresses by where they stand in the tree: `''` the film, `/0` its first playlist, `/0/7` a piece of that. */
interface Tree {
  addresses: Map<string, string>;
  reading: Map<string, Promise<void>>;
}

/**
 * @param read gets the text of a playlist
 * @param resolve makes an address of what a playlist at `base` wrote
 */
export function createAddressBook({
  master,
  read,
  resolve,
}: {
  master: string;
  read: (address: string) => Promise<string>;
  resolve: (written: string, base: string) => string;
}): AddressBook {
  const places = new Map([[master, '']]);
  let tree = plant(master);

  return { learn: (playlist) => learn({ tree, ...playlist }), move, find };

  function learn({
    tree: known,
    address,
    base = address,
    text,
  }: {
    tree: Tree;
    address: string;
    base?: string;
    text: string;
  }) {
    const place = places.get(address);
    if (place === undefined) return;
    const isCurrent = known.addresses.get(place) === address;
    listWritten(text).forEach((written, index) => {
      const child = resolve(written, base);
      places.set(child, `${place}/${index}`);
      if (isCurrent) known.addresses.set(`${place}/${index}`, child);
    });
  }

  function move(next: string): void {
    if (tree.addresses.get('') === next) return;
    places.set(next, '');
    tree = plant(next);
  }

  async function find(address: string): Promise<string> {
    const place = places.get(address);
    return place === undefined ? address : findPlace({ tree, place });
  }

  async function findPlace({ tree: known, place }: { tree: Tree; place: string }): Promise<string> {
    const address = known.addresses.get(place);
    if (address !== undefined) return address;
    const parent = place.slice(0, place.lastIndexOf('/'));
    await readOnce({ tree: known, place: parent });
    const found = known.addresses.get(place);
    if (found === undefined) throw new Error('The film has changed: it has no such piece any more');
    return found;
  }

  /** Many pieces are asked for at once; their playlist is read once for all of them. */
  function readOnce({ tree: known, place }: { tree: Tree; place: string }): Promise<void> {
    const underWay = known.reading.get(place);
    if (underWay) return underWay;
    const reading = (async () => {
      const address = await findPlace({ tree: known, place });
      learn({ tree: known, address, text: await read(address) });
    })();
    known.reading.set(place, reading);
    // What could not be read is read again when it is next needed.
    reading.catch(() => known.reading.delete(place));
    return reading;
  }
}

function plant(master: string): Tree {
  return { addresses: new Map([['', master]]), reading: new Map() };
}

/** Every address in an HLS playlist, in its order: lines of their own, and those in tags. */
function listWritten(text: string): string[] {
  return text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    if (line === '') return [];
    const written = line.startsWith('#') ? /URI="([^"]+)"/.exec(line)?.[1] : line;
    return written ? [written] : [];
  });
}
