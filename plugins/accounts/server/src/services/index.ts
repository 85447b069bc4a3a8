import credentials from './credentials.ts';
import mails from './mails.ts';
import passwords from './passwords.ts';
import principals from './principals.ts';
import registration from './registration.ts';
import sessions from './sessions.ts';

export default { credentials, mails, passwords, principals, registration, sessions };
