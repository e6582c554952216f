import type { Permission } from '@kerabat/shared/access/permissions';
import { defineStore } from 'pinia';
import { call } from '../api/call.ts';
import { forgetToken, keepGrant, onSession, resumeSession, sessionEnded } from '../api/http.ts';
import { ProblemError } from '../api/problem.ts';
import type { Schema } from '../api/types.ts';
import { openTabChannel } from './tab-channel.ts';

type Me = Schema<'Me'>;
type Grant = Schema<'SessionGrant'>;

interface SessionState {
  me: Me | undefined;
  asksToSignInAgain: boolean;
}

interface PendingSignIn {
  resolve: (grant: Grant) => void;
  reject: (problem: ProblemError) => void;
}

/** Only says that asking for a session makes sense; it grants nothing. */
const HINT = 'kerabat.has-session';

/** What the server holds does not stay on a shared computer; what it lacks waits for the same person. */
async function forgetWhatWasSent(): Promise<void> {
  try {
    const { forgetSent } = await import('../api/device-store.ts');
    await forgetSent(true);
  } catch {
    // Without a line, or in a window that keeps nothing, there is nothing to forget.
  }
}

let pending: PendingSignIn[] = [];
let tabs: ReturnType<typeof openTabChannel> | undefined;

export const useSessionStore = defineStore('session', {
  state: (): SessionState => ({ me: undefined, asksToSignInAgain: false }),
  getters: {
    isSignedIn: ({ me }) => me !== undefined,
    may:
      ({ me }) =>
      (...anyOf: readonly Permission[]) =>
        anyOf.some((permission) => me?.permissions.includes(permission)),
  },
  actions: {
    /** Ties this tab to the API layer and to the other tabs; once, at start. */
    open(): void {
      onSession({ refreshed: (grant) => this.accept(grant), lost: () => this.askToSignInAgain() });
      tabs = openTabChannel((message) => {
        if (message.kind === 'signed-out') {
          if (this.me) this.leave();
        } else if (this.me && this.me.id !== message.userId) {
          location.reload();
        } else if (this.asksToSignInAgain) {
          void resumeSession().then(
            (grant) => this.continueWith(grant),
            () => undefined,
          );
        }
      });
    },

    accept(grant: Grant): void {
      this.me = grant.user;
      localStorage.setItem(HINT, '1');
    },

    /** For the first page of a visit: a valid cookie signs in silently. */
    async resume(): Promise<void> {
      if (this.me || !localStorage.getItem(HINT)) return;
      try {
        await resumeSession();
      } catch (failure) {
        if (!(failure instanceof ProblemError) || failure.status !== 401) throw failure;
        localStorage.removeItem(HINT);
      }
    },

    async signIn(email: string, password: string, totp?: string): Promise<void> {
      const body = totp ? { email, password, totp } : { email, password };
      const grant = await call('post', '/auth/login', { body, anonymous: true });
      const isSomeoneElse = this.me !== undefined && this.me.id !== grant.user.id;
      keepGrant(grant);
      this.accept(grant);
      tabs?.tellSignedIn(grant.user.id);
      if (isSomeoneElse) location.assign(document.baseURI);
      this.continueWith(grant);
    },

    /** The page stays as it is, with everything typed, while a dialog asks for the password. */
    askToSignInAgain(): Promise<Grant> {
      if (!this.me) return Promise.reject(sessionEnded());
      this.asksToSignInAgain = true;
      return new Promise((resolve, reject) => pending.push({ resolve, reject }));
    },

    continueWith(grant: Grant): void {
      this.asksToSignInAgain = false;
      for (const { resolve } of pending) resolve(grant);
      pending = [];
    },

    async signOut(): Promise<void> {
      try {
        await call('post', '/auth/logout');
      } finally {
        tabs?.tellSignedOut();
        await forgetWhatWasSent();
        this.leave();
      }
    },

    /** A whole new document: nothing of this person stays in the memory of a shared computer. */
    leave(): void {
      localStorage.removeItem(HINT);
      forgetToken();
      for (const { reject } of pending) reject(sessionEnded());
      pending = [];
      location.assign(new URL('masuk', document.baseURI));
    },

    updateMe(changed: Me): void {
      this.me = changed;
    },
  },
});
