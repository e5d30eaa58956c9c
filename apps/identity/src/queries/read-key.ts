import { general, identity, type KeyNamed, type KeyState } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Bus, Handles, KeyStates, type Call, type Handler } from '@counterless/platform';

/** Gathers what the services know of a key: each keeps its own answers, and the key says nothing of which one it went to. */
@Handles(identity.readKey)
export class ReadKeyHandler implements Handler<typeof identity.readKey> {
  readonly #states: KeyStates;

  constructor(bus: Bus) {
    this.#states = new KeyStates(bus.connection);
  }

  async run({ key }: KeyNamed, call: Call): Promise<KeyState> {
    const { requests, heard, unheard } = await this.#states.of(call, key);
    if (requests.length > 0) return { key, requests, unheard };
    if (unheard.length === 0) throw new Problem(general.keyUnknown);
    const [known, away] = [heard, unheard].map(list => list.join(', ') || '-');
    const detail = {
      en: `without effect at: ${known}; no answer from: ${away}; ask again, or send the request again with this key`,
      zh: `未在以下服务生效：${known}；以下服务未作答：${away}；请稍后再查，或以该 key 重新提交请求`,
    };
    throw new Problem(general.unavailable, { detail, retryAfter: 2 });
  }
}
