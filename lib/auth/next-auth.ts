/** next-auth set-up: credentials, and a cookie that holds nothing but the name of a session row. */
import { headers } from 'next/headers';
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { authSecret, environment } from '@/lib/env';
import { log } from '@/lib/log';
import { logIn } from './login';

/** The cookie is bound to this host and to TLS wherever TLS is. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-gouji.session' : 'gouji.session');

/** Whether people reach the product over https: as the address says, or as the front found out. */
export async function overTls(): Promise<boolean> {
  return environment().authUrl?.startsWith('https:') ?? (await headers()).get('x-forwarded-proto') === 'https';
}

/** Address of the person's machine as the front settled it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-forwarded-for') ?? 'unknown';
}

/** Seconds; a session never lives longer, whatever its row says. */
const LONGEST_SESSION = 24 * 60 * 60;

export class LoginRefused extends CredentialsSignin {
  constructor(readonly reason: 'wrong' | 'wait' | 'code', readonly sentence: string) {
    super(sentence);
    this.code = reason;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

async function config(): Promise<NextAuthConfig> {
  const secure = await overTls();
  const cookie = (name: string) => ({ name: secure ? `__Host-gouji.${name}` : `gouji.${name}`, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure } });
  return {
    secret: authSecret(),
    trustHost: true,
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION },
    pages: { signIn: '/login', error: '/login' },
    cookies: { sessionToken: cookie('session'), csrfToken: cookie('csrf'), callbackUrl: cookie('callback') },
    providers: [Credentials({
      credentials: { username: {}, password: {}, code: {} },
      async authorize(given) {
        const answer = await logIn({ username: textOf(given.username), password: textOf(given.password), code: textOf(given.code) }, await clientAddress());
        if (!answer.ok) throw new LoginRefused(answer.reason, answer.message);
        return { id: answer.sessionId };
      },
    })],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error(error) {
        // A wrong password is no fault of the program; it is counted and recorded where it is checked.
        if (!(error instanceof CredentialsSignin)) log.error({ err: error }, '登录组件出错');
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

export const { handlers, signIn, signOut } = NextAuth(config);
