import { writeRequest, type MakeTraffic } from '../../kit/bench/index.ts';

/** Sign-ins with the right password, each from an address of its own: tries are counted by address. */
const makeLoginTraffic: MakeTraffic<{ email: string; password: string }> = ({ email, password }) => {
  let turn = Math.floor(Math.random() * 2 ** 23);
  return {
    next() {
      turn += 1;
      const address = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
      const body = JSON.stringify({ identifier: email, password });
      return writeRequest({ method: 'POST', path: '/api/auth/local', headers: { 'X-Forwarded-For': address }, body });
    },
  };
};

export default makeLoginTraffic;
