import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api.ts';
import { isPassing, toPlayerProblem } from './player-problem.ts';

const problem = (status: number, code: string) => toPlayerProblem(new ApiError({ status, code, message: '' }));

test('each code of a refused lease has a problem of its own', () => {
  expect(problem(401, 'sign-in')).toBe('signIn');
  expect(problem(403, 'not-a-member')).toBe('notAMember');
  expect(problem(403, 'not-granted')).toBe('notGranted');
  expect(problem(409, 'video-not-ready')).toBe('notReady');
  expect(problem(404, 'no-video')).toBe('noVideo');
  expect(problem(403, 'no-decider')).toBe('failed');
  expect(problem(404, 'lesson-not-found')).toBe('notFound');
  expect(problem(0, 'unreachable')).toBe('unreachable');
  expect(problem(409, 'stream-taken-over')).toBe('elsewhere');
  expect(problem(429, 'too-many-leases')).toBe('busy');
});

test('an answer without a known code is read by its status, a bug is a failure', () => {
  expect(problem(401, 'http-401')).toBe('signIn');
  expect(problem(429, 'http-429')).toBe('busy');
  expect(problem(503, 'unreachable')).toBe('busy');
  expect(problem(400, 'http-400')).toBe('failed');
  expect(toPlayerProblem(new Error('bug'))).toBe('failed');
});

test('without a network it is the network, whatever was asked; an answer is believed', () => {
  const isOffline = true;
  expect(toPlayerProblem(new ApiError({ status: 0, code: 'unreachable', message: '' }), { isOffline })).toBe('offline');
  expect(toPlayerProblem(new ApiError({ status: 403, code: 'not-granted', message: '' }), { isOffline })).toBe(
    'notGranted'
  );
});

test('trouble on the way passes; what is not this learner’s here and now does not', () => {
  expect((['failed', 'unreachable', 'offline', 'busy'] as const).every(isPassing)).toBe(true);
  expect((['signIn', 'notGranted', 'elsewhere', 'notFound'] as const).some(isPassing)).toBe(false);
});
