import { expect, test, vi } from 'vitest';
import { createAddressBook } from './address-book.ts';

const MASTER = [
  '#EXTM3U',
  '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="English",URI="P/text/en.m3u8?token=TOKEN"',
  '#EXT-X-STREAM-INF:BANDWIDTH=900000',
  'P/renditions/0.m3u8?token=TOKEN',
  '',
  '#EXT-X-STREAM-INF:BANDWIDTH=300000',
  'P/renditions/1.m3u8?token=TOKEN',
].join('\n');
const LEVEL = [
  '#EXTM3U',
  '#EXT-X-MAP:URI="init.mp4?token=TOKEN"',
  '#EXTINF:4,',
  'a.ts?token=TOKEN',
  '#EXTINF:4,',
  'b.ts?token=TOKEN',
].join('\r\n');

const masterOf = (token: string) => `https://stream.test/P.m3u8?token=${token}`;
const levelOf = (token: string, level: number) => `https://stream.test/P/renditions/${level}.m3u8?token=${token}`;
const pieceOf = (token: string, name: string) => `https://stream.test/P/renditions/${name}?token=${token}`;

/** A film whose every address carries a token, and a player that has read it under the first. */
function openFilm() {
  const read = vi.fn(async (address: string) => {
    const token = new URL(address).searchParams.get('token') ?? '';
    return (address.includes('/renditions/') ? LEVEL : MASTER).replaceAll('TOKEN', token);
  });
  const book = createAddressBook({
    master: masterOf('one'),
    read,
    resolve: (written, base) => new URL(written, base).href,
  });
  book.learn({ address: masterOf('one'), text: MASTER.replaceAll('TOKEN', 'one') });
  book.learn({ address: levelOf('one', 0), text: LEVEL.replaceAll('TOKEN', 'one') });
  return { book, read };
}

test('under its own lease every address is itself, and nothing is read', async () => {
  const { book, read } = openFilm();
  for (const address of [masterOf('one'), levelOf('one', 1), pieceOf('one', 'b.ts')]) {
    expect(await book.find(address)).toBe(address);
  }
  expect(read).not.toHaveBeenCalled();
});

test('under a new lease an old address leads to what stands in its place', async () => {
  const { book } = openFilm();
  book.move(masterOf('two'));
  expect(await book.find(masterOf('one'))).toBe(masterOf('two'));
  expect(await book.find(levelOf('one', 1))).toBe(levelOf('two', 1));
  expect(await book.find(pieceOf('one', 'b.ts'))).toBe(pieceOf('two', 'b.ts'));
  expect(await book.find(pieceOf('one', 'init.mp4'))).toBe(pieceOf('two', 'init.mp4'));
});

test('it does so over many leases, also for what was learned in between', async () => {
  const { book } = openFilm();
  book.move(masterOf('two'));
  const level = await book.find(levelOf('one', 1));
  book.learn({ address: level, text: LEVEL.replaceAll('TOKEN', 'two') });
  book.move(masterOf('three'));
  expect(await book.find(pieceOf('one', 'a.ts'))).toBe(pieceOf('three', 'a.ts'));
  expect(await book.find(pieceOf('two', 'a.ts'))).toBe(pieceOf('three', 'a.ts'));
});

test('each playlist is read once for a lease, however many pieces are asked for', async () => {
  const { book, read } = openFilm();
  book.move(masterOf('two'));
  await Promise.all(['a.ts', 'b.ts', 'init.mp4'].map((name) => book.find(pieceOf('one', name))));
  await book.find(pieceOf('one', 'a.ts'));
  expect(read.mock.calls.map(([address]) => address)).toEqual([masterOf('two'), levelOf('two', 0)]);
});

test('a playlist that could not be read is read again when it is next needed', async () => {
  const { book, read } = openFilm();
  book.move(masterOf('two'));
  read.mockRejectedValueOnce(new Error('no network'));
  await expect(book.find(pieceOf('one', 'a.ts'))).rejects.toThrow('no network');
  expect(await book.find(pieceOf('one', 'a.ts'))).toBe(pieceOf('two', 'a.ts'));
});

test('a film that became another has no such piece, and says so', async () => {
  const { book, read } = openFilm();
  read.mockImplementation(async (address) =>
    address.includes('/renditions/') ? '#EXTM3U' : MASTER.replaceAll('TOKEN', 'two')
  );
  book.move(masterOf('two'));
  await expect(book.find(pieceOf('one', 'b.ts'))).rejects.toThrow('no such piece');
});

test('what the book never saw stays as it is', async () => {
  const { book } = openFilm();
  book.move(masterOf('two'));
  expect(await book.find('https://elsewhere.test/x')).toBe('https://elsewhere.test/x');
});

test('a playlist that came from elsewhere lists addresses beside where it came from', async () => {
  const { book } = openFilm();
  book.learn({ address: levelOf('one', 1), base: 'https://edge.test/x/1.m3u8', text: LEVEL });
  book.move(masterOf('two'));
  expect(await book.find('https://edge.test/x/a.ts?token=TOKEN')).toBe(pieceOf('two', 'a.ts'));
});
