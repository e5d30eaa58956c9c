import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { maskMobile } from '@counterless/kernel';
import { ownOf } from '../oidc/clients.ts';
import { heldBy, words } from '../oidc/scopes.ts';
import type { Subjects } from '../oidc/subjects.ts';
import { formTarget, pageHeaders } from '../pages/html.ts';
import { codePage, consentPage, errorPage, mobilePage, type FormPage } from '../pages/pages.ts';
import { pageLanguage, texts } from '../pages/texts.ts';
import type { Officers, People } from '../ports/stores.ts';
import { cookieOf, readForm, redirect, send } from './request.ts';
import type { SignIn } from './sign-in.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One visit of a page of an interaction. */
interface Visit {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly interaction: Interaction;
  readonly page: FormPage;
  readonly targets: string[];
  /** What the app asked for of what it is subscribed to. */
  readonly asked: string[];
  readonly address: string;
}

/** The pages between an app's request and its answer: number, code, consent. */
export class Interactions {
  constructor(
    private readonly mount: string,
    private readonly formSecret: () => Promise<string>,
    private readonly signIn: SignIn,
    private readonly subjects: Subjects,
    private readonly people: People,
    private readonly officers: Officers,
  ) {}

  /** `step` is what follows the interaction's id in the path. */
  async answer(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    step: string,
    address: string,
  ): Promise<void> {
    const form = request.method === 'POST' ? await readForm(request) : undefined;
    const chosen = form?.['lang'] ?? url.searchParams.get('lang') ?? cookieOf(request, 'lang');
    let interaction: Interaction;
    try {
      interaction = await provider.interactionDetails(request, response);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      const language = pageLanguage(chosen, undefined, request.headers['accept-language']);
      return send(response, 400, pageHeaders(), errorPage(language, texts[language].faults.expired));
    }
    const visit = await this.#visit(provider, request, response, interaction, chosen, address);
    const { language } = visit.page;
    if (url.searchParams.has('lang'))
      response.setHeader('set-cookie', `lang=${language}; Path=${this.mount}; HttpOnly; SameSite=Lax; Max-Age=31536000`);
    if (!form) return this.#show(visit, url.searchParams.get('step') === 'mobile');
    if (!sameToken(visit.page.token, form['token'])) return this.#show(visit, false, texts[language].faults.form, 400);
    if (step === 'cancel')
      return this.#finish(visit, { error: 'access_denied', error_description: 'the user did not allow it' }, false);
    const { name } = interaction.prompt;
    if (name === 'login' && step === 'mobile') return this.#send(visit, form['mobile'] ?? '');
    if (name === 'login' && step === 'again') return this.#send(visit, undefined);
    if (name === 'login' && step === 'code') return this.#enter(visit, form['code'] ?? '');
    if (name === 'consent' && step === 'consent') return this.#consent(visit);
    return redirect(response, visit.page.base);
  }

  async #visit(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
    chosen: string | undefined,
    address: string,
  ): Promise<Visit> {
    const client = ownOf(await provider.Client.find(String(interaction.params['client_id'])));
    const language = pageLanguage(chosen, interaction.params['ui_locales'], request.headers['accept-language']);
    const token = createHmac('sha256', await this.formSecret())
      .update(interaction.uid)
      .digest('base64url');
    const subscribed = words(client.api_scopes);
    return {
      provider,
      request,
      response,
      interaction,
      address,
      page: {
        language,
        base: `${this.mount}/interaction/${interaction.uid}`,
        token,
        app: language === 'zh' ? client.name_zh : client.name_en,
      },
      targets: formTarget(interaction.params['redirect_uri']),
      asked: words(interaction.params['scope'] as string | undefined).filter(s => subscribed.includes(s)),
    };
  }

  async #show(visit: Visit, otherNumber: boolean, fault?: string, status = 200): Promise<void> {
    const page = { ...visit.page, fault };
    if (visit.interaction.prompt.name === 'consent')
      return this.#page(visit, status, await this.#consentBody({ ...visit, page }));
    const mobile = otherNumber ? undefined : await this.signIn.mobileOf(visit.interaction.uid);
    return this.#page(visit, status, mobile === undefined ? mobilePage(page) : codePage(page, maskMobile(mobile)));
  }

  #page(visit: Visit, status: number, body: string): void {
    send(visit.response, status, pageHeaders(visit.targets), body);
  }

  async #send(visit: Visit, typed: string | undefined): Promise<void> {
    const { interaction, page, response } = visit;
    const { faults } = texts[page.language];
    const outcome =
      typed === undefined
        ? await this.signIn.again(interaction.uid, visit.address)
        : await this.signIn.send(interaction.uid, typed, visit.address);
    if ('sent' in outcome) return redirect(response, `${page.base}?lang=${page.language}`);
    const [status, fault] =
      outcome.fault === 'mobile'
        ? ([422, faults.mobile] as const)
        : 'seconds' in outcome
          ? ([429, faults.tooMany(outcome.seconds)] as const)
          : ([503, faults[outcome.fault]] as const);
    if (outcome.fault !== 'mobile') response.setHeader('retry-after', String('seconds' in outcome ? outcome.seconds : 30));
    // A code that may yet arrive has its page all the same.
    if (typed === undefined || outcome.fault === 'late') return this.#show(visit, false, fault, status);
    return this.#page(visit, status, mobilePage({ ...page, fault }, typed.slice(0, 20)));
  }

  async #enter(visit: Visit, typed: string): Promise<void> {
    const { faults } = texts[visit.page.language];
    const outcome = await this.signIn.enter(visit.interaction.uid, typed, visit.asked);
    if ('accountId' in outcome) return this.#finish(visit, { login: { accountId: outcome.accountId, amr: ['sms'] } }, false);
    if (outcome.fault === 'no-officer') return this.#show(visit, true, faults.noOfficer, 403);
    const fault =
      outcome.fault === 'format' ? faults.code : outcome.fault === 'dead' ? faults.codeDead : faults.wrongCode(outcome.left);
    return this.#show(visit, false, fault, 422);
  }

  /** The scopes that wait for a word: those of the sign-in, and those of the API that this account can hold at all. */
  async #pending(visit: Visit): Promise<{ oidc: string[]; api: [string, string[], string[]][] }> {
    const details = visit.interaction.prompt.details as {
      missingOIDCScope?: string[];
      missingResourceScopes?: Record<string, string[]>;
    };
    const subject = await this.subjects.find(String(visit.interaction.session?.accountId));
    const api = Object.entries(details.missingResourceScopes ?? {}).map(([resource, scopes]): [string, string[], string[]] => {
      const held = subject ? heldBy(subject, scopes) : [];
      return [resource, held, scopes.filter(s => !held.includes(s))];
    });
    return { oidc: details.missingOIDCScope ?? [], api };
  }

  async #consentBody(visit: Visit & { page: FormPage }): Promise<string> {
    const { oidc, api } = await this.#pending(visit);
    const accountId = String(visit.interaction.session?.accountId);
    const subject = await this.subjects.find(accountId);
    const account = subject?.kind === 'officer' ? await this.officers.get(accountId) : await this.people.get(accountId);
    return consentPage(visit.page, [account.nameMasked, account.mobileMasked].filter(Boolean).join(' '), [
      ...oidc,
      ...api.flatMap(([, held]) => held),
    ]);
  }

  async #consent(visit: Visit): Promise<void> {
    const { provider, interaction } = visit;
    const existing = interaction.grantId ? await provider.Grant.find(interaction.grantId) : undefined;
    const grant =
      existing ??
      new provider.Grant({ accountId: interaction.session!.accountId, clientId: String(interaction.params['client_id']) });
    const { oidc, api } = await this.#pending(visit);
    if (oidc.length > 0) grant.addOIDCScope(oidc.join(' '));
    for (const [resource, held, others] of api) {
      if (held.length > 0) grant.addResourceScope(resource, held.join(' '));
      // Refused for good in this grant, else the same question would come back.
      if (others.length > 0) grant.rejectResourceScope(resource, others.join(' '));
    }
    return this.#finish(visit, { consent: { grantId: await grant.save() } }, true);
  }

  async #finish(visit: Visit, result: Record<string, unknown>, merge: boolean): Promise<void> {
    await visit.provider.interactionFinished(visit.request, visit.response, result, { mergeWithLastSubmission: merge });
  }
}

function sameToken(expected: string, given: string | undefined): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given ?? '')];
  return a.length === b.length && timingSafeEqual(a, b);
}
