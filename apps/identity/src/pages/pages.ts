import type { Language } from '@counterless/kernel';
import { codeRules } from '../domain/sign-in-code.ts';
import { html, style, Html } from './html.ts';
import { texts } from './texts.ts';

const styleElement = new Html(`<style>${style}</style>`);

function layout(language: Language, title: string, body: Html, switchTo?: string): string {
  const t = texts[language];
  const other = language === 'zh' ? 'en' : 'zh-CN';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${t.platform}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <header>
            <span>${t.platform}</span
            >${switchTo !== undefined && html`<a href="${switchTo}" lang="${other}" hreflang="${other}">${t.language}</a>`}
          </header>
          ${body}
        </main>
      </body>
    </html>`.text;
}

/** What every form page needs. `base` is the path of the interaction. */
export interface FormPage {
  readonly language: Language;
  readonly base: string;
  readonly token: string;
  readonly app: string;
  readonly fault?: string | undefined;
}

const hidden = (page: FormPage) =>
  html`<input type="hidden" name="token" value="${page.token}" /><input type="hidden" name="lang" value="${page.language}" />`;
const fault = (page: FormPage) => html`<p class="fault" id="fault" role="alert" aria-live="assertive">${page.fault ?? ''}</p>`;
const flag = (page: FormPage) => (page.fault ? new Html(' aria-invalid="true"') : undefined);
const switchOf = (page: FormPage, query = '') => `${page.base}?lang=${page.language === 'zh' ? 'en' : 'zh'}${query}`;
const cancelForm = (page: FormPage) =>
  html`<form method="post" action="${page.base}/cancel">
    ${hidden(page)}<button class="quiet">${texts[page.language].cancel}</button>
  </form>`;

export function mobilePage(page: FormPage, typed = ''): string {
  const t = texts[page.language];
  return layout(
    page.language,
    t.signIn,
    html`<h1>${t.signIn}</h1>
      <p>${t.signInFor(page.app)}</p>
      <form method="post" action="${page.base}/mobile" novalidate>
        ${hidden(page)} <label for="mobile">${t.mobile}</label>
        <p class="hint" id="mobile-hint">${t.mobileHint}</p>
        <input
          id="mobile"
          name="mobile"
          type="tel"
          inputmode="numeric"
          autocomplete="tel-national"
          maxlength="20"
          required
          value="${typed}"
          aria-describedby="mobile-hint fault"
          ${flag(page)}
        />
        ${fault(page)}<button>${t.sendCode}</button>
      </form>
      ${cancelForm(page)}`,
    switchOf(page, '&step=mobile'),
  );
}

export function codePage(page: FormPage, mobileMasked: string): string {
  const t = texts[page.language];
  return layout(
    page.language,
    t.code,
    html`<h1>${t.signIn}</h1>
      <p id="code-hint">${t.codeSent(mobileMasked)}</p>
      <form method="post" action="${page.base}/code" novalidate>
        ${hidden(page)}
        <label for="code">${t.code}</label>
        <input
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]*"
          maxlength="${codeRules.digits + 2}"
          required
          autofocus
          aria-describedby="code-hint fault"
          ${flag(page)}
        />
        ${fault(page)}<button>${t.enter}</button>
      </form>
      <form method="post" action="${page.base}/again">${hidden(page)}<button class="quiet">${t.sendAgain}</button></form>
      <p><a href="${page.base}?lang=${page.language}&amp;step=mobile">${t.otherNumber}</a></p>
      ${cancelForm(page)}`,
    switchOf(page),
  );
}

export function consentPage(page: FormPage, who: string, scopes: readonly string[]): string {
  const t = texts[page.language];
  const items =
    scopes.length > 0 ? scopes.map(s => html`<li>${t.scopes[s] ?? t.unknownScope(s)}</li>`) : [html`<li>${t.nothingNew}</li>`];
  return layout(
    page.language,
    t.consentTitle,
    html`<h1>${t.consentTitle}</h1>
      <p>${t.consentAs(who)}</p>
      <p>${t.consentAsks(page.app)}</p>
      <ul>
        ${items}
      </ul>
      <p class="hint">${t.consentHint}</p>
      ${fault(page)}
      <form method="post" action="${page.base}/consent">${hidden(page)}<button>${t.allow}</button></form>
      <form method="post" action="${page.base}/cancel">${hidden(page)}<button class="quiet">${t.refuse}</button></form>`,
    switchOf(page),
  );
}

/** `detail` is the protocol's own word, for whoever has to repair the app. */
export function errorPage(language: Language, message: string, detail?: string): string {
  const t = texts[language];
  return layout(
    language,
    t.errorTitle,
    html`<h1>${t.errorTitle}</h1>
      <p role="alert">${message}</p>
      ${detail !== undefined && html`<p class="hint">${detail}</p>`}`,
  );
}

export function logoutPage(language: Language, action: string, secret: string): string {
  const t = texts[language];
  return layout(
    language,
    t.logoutTitle,
    html`<h1>${t.logoutTitle}</h1>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${secret}" /> <button name="logout" value="yes">${t.logout}</button
        ><button class="quiet">${t.stay}</button>
      </form>`,
  );
}

export function loggedOutPage(language: Language): string {
  const t = texts[language];
  return layout(
    language,
    t.loggedOut,
    html`<h1>${t.loggedOut}</h1>
      <p role="status">${t.loggedOutHint}</p>`,
  );
}
