import data from './data.ts';
import email from './email.ts';
import me from './me.ts';
import sessions from './sessions.ts';

export default { data, email, me, sessions };
