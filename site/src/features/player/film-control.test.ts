import { expect, test, vi } from 'vitest';
import { createFilmControl, readStart, type ControlledFilm } from './film-control.ts';

class FakeFilm extends EventTarget implements ControlledFilm {
  currentTime = 0;
  readyState = 4;
  tell(type: string, at?: { time: number }): void {
    if (at) this.currentTime = at.time;
    this.dispatchEvent(new Event(type));
  }
}

test('without a film there is no second', () => {
  expect(createFilmControl().currentSecond()).toBeNull();
});

test('the second is the film’s own, rounded down, and gone with it', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  const detach = control.attach(film);
  film.tell('timeupdate', { time: 12.9 });
  expect(control.currentSecond()).toBe(12);
  detach();
  expect(control.currentSecond()).toBeNull();
  film.tell('timeupdate', { time: 20 });
  expect(control.currentSecond()).toBeNull();
});

test('listeners hear of whole seconds only, until they leave', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  control.attach(film);
  const heard = vi.fn();
  const leave = control.subscribe(heard);
  for (const time of [1.1, 1.4, 1.9, 2]) film.tell('timeupdate', { time });
  expect(heard).toHaveBeenCalledTimes(2);
  leave();
  film.tell('timeupdate', { time: 9 });
  expect(heard).toHaveBeenCalledTimes(2);
});

test('seeking moves the film that is there', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  control.attach(film);
  control.seek(75);
  expect(film.currentTime).toBe(75);
  expect(control.currentSecond()).toBe(75);
});

test('a film that knows nothing of itself yet is moved when it does, to the last second asked for', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  film.readyState = 0;
  control.attach(film);
  control.seek(30);
  control.seek(40);
  expect(film.currentTime).toBe(0);
  film.tell('loadedmetadata');
  expect(film.currentTime).toBe(40);
});

test('a film that goes before it could be moved is left alone', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  film.readyState = 0;
  const detach = control.attach(film);
  control.seek(30);
  detach();
  film.tell('loadedmetadata');
  expect(film.currentTime).toBe(0);
});

test('a film to come starts where it was asked for, once', () => {
  const control = createFilmControl();
  control.seek(30);
  expect(control.takeStart()).toBe(30);
  expect(control.takeStart()).toBeNull();
});

test('what was asked for between a film’s start and its coming moves it', () => {
  const control = createFilmControl();
  control.takeStart();
  control.seek(50);
  const film = new FakeFilm();
  control.attach(film);
  expect(film.currentTime).toBe(50);
  expect(control.takeStart()).toBeNull();
});

test('a film that is only offered waits for a wish: play, a second, a key', () => {
  const control = createFilmControl();
  const heard = vi.fn();
  control.subscribe(heard);
  expect(control.isThere()).toBe(false);
  control.run({ kind: 'toggle-play' });
  control.goTo(9);
  expect(control.wish(), 'nothing is offered to who may not watch').toBeNull();
  control.offer();
  expect(control.isThere()).toBe(true);
  control.run({ kind: 'toggle-play' });
  expect(control.wish()).toBe('play');
  expect(heard).toHaveBeenCalled();
});

test('pointing at a second of a film that is only offered fetches it and plays from there', () => {
  const control = createFilmControl();
  control.offer();
  control.goTo(30);
  expect(control.wish()).toBe('play');
  expect(control.takeStart()).toBe(30);
});

test('a key pressed before the film is there is done when it can be, once, and does not start it', () => {
  const control = createFilmControl();
  control.offer();
  control.run({ kind: 'skip', seconds: 10 });
  expect(control.wish()).toBe('rest');
  const film = new FakeFilm();
  film.readyState = 0;
  const perform = vi.fn();
  control.attach(film, perform);
  expect(perform).not.toHaveBeenCalled();
  film.tell('loadedmetadata');
  film.tell('loadedmetadata');
  expect(perform).toHaveBeenCalledExactlyOnceWith({ kind: 'skip', seconds: 10 });
  control.run({ kind: 'toggle-mute' });
  expect(perform).toHaveBeenLastCalledWith({ kind: 'toggle-mute' });
});

test('a film that comes again by another lease rests', () => {
  const control = createFilmControl();
  control.want('play');
  const detach = control.attach(new FakeFilm());
  detach();
  expect(control.wish()).toBe('rest');
});

test('watchers hear of every move', () => {
  const control = createFilmControl();
  const film = new FakeFilm();
  control.attach(film);
  const moved = vi.fn();
  const leave = control.watch(moved);
  for (const time of [1.1, 1.4]) film.tell('timeupdate', { time });
  expect(moved).toHaveBeenCalledTimes(2);
  expect(control.currentTime()).toBe(1.4);
  leave();
});

test.each([
  ['?t=75', 75],
  ['?t=0', 0],
  ['?a=b&t=86399', 86_399],
  ['', null],
  ['?t=', null],
  ['?t=-5', null],
  ['?t=1.5', null],
  ['?t=1e3', null],
  ['?t=86400', null],
  ['?t=javascript:alert(1)', null],
])('%s asks for second %s', (search, second) => {
  expect(readStart(search)).toBe(second);
});
