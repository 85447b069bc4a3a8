import { writeRequest, type MakeTraffic } from '../../kit/bench/index.ts';

/** People who register, each from an address of their own: tries are counted by address. */
const makeRegisterTraffic: MakeTraffic<Record<string, never>> = () => {
  let turn = Math.floor(Math.random() * 2 ** 23);
  return {
    next() {
      turn += 1;
      const address = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
      const email = `learner-${crypto.randomUUID()}@example.com`;
      const body = JSON.stringify({ email, password: 'Register-1-password', firstName: 'Rea', lastName: 'Register' });
      const path = '/api/auth/local/register';
      return writeRequest({ method: 'POST', path, headers: { 'X-Forwarded-For': address }, body });
    },
  };
};

export default makeRegisterTraffic;
