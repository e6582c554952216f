type TabMessage = { kind: 'signed-out' } | { kind: 'signed-in'; userId: string };

/** What the tabs of this browser tell each other about the one session that they share. */
export function openTabChannel(hear: (message: TabMessage) => void) {
  const channel = new BroadcastChannel('kerabat.session');
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    hear(data);
  };
  return {
    tellSignedIn: (userId: string) => {
      channel.postMessage({ kind: 'signed-in', userId } satisfies TabMessage);
    },
    tellSignedOut: () => {
      channel.postMessage({ kind: 'signed-out' } satisfies TabMessage);
    },
  };
}
