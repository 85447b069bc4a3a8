import { expect, test } from 'vitest';
import { keepPages } from './lost-page.ts';

function makeWorld() {
  const world = {
    isOnline: true,
    isSiteUp: true,
    here: new Set<string>(),
    asked: [] as string[],
    went: [] as unknown[],
  };
  const { navigate, lost } = keepPages({
    gatsby: {
      navigate: (to) => world.went.push(to),
      loadPageSync: (path) => (world.here.has(path) ? {} : undefined),
      loadPage: async (path) => {
        world.asked.push(path);
        return world.isSiteUp ? {} : { status: 'error' };
      },
    },
    isOnline: () => world.isOnline,
    doesAnswer: async () => world.isSiteUp,
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return { world, navigate, lost, settle };
}

test('a page that comes is gone to', async () => {
  const { world, navigate, lost, settle } = makeWorld();
  navigate('/courses/#a');
  await settle();
  expect([world.went, world.asked, lost.read()]).toEqual([['/courses/#a'], ['/courses/'], null]);
});

test('without a network the page stays, Gatsby is not asked, and the way is kept', async () => {
  const { world, navigate, lost, settle } = makeWorld();
  world.isOnline = false;
  navigate('/courses/');
  await settle();
  expect([world.went, world.asked, lost.read()]).toEqual([[], [], '/courses/']);
  world.isOnline = true;
  lost.retry();
  await settle();
  expect([world.went, lost.read()]).toEqual([['/courses/'], null]);
});

test('a page that is here already is gone to without a network', async () => {
  const { world, navigate, settle } = makeWorld();
  world.isOnline = false;
  world.here.add('/');
  navigate('/');
  await settle();
  expect(world.went).toEqual(['/']);
});

test('a site that does not answer is no reason to leave the page; one that answers with an error is', async () => {
  const { world, navigate, lost, settle } = makeWorld();
  world.isSiteUp = false;
  navigate('/a/');
  await settle();
  expect([world.went, lost.read()]).toEqual([[], '/a/']);
  lost.forget();
  expect(lost.read()).toBeNull();
});

test('back and forward are the browser’s own', () => {
  const { world, navigate } = makeWorld();
  navigate(-1);
  expect(world.went).toEqual([-1]);
});
