import type { IncomingMessage } from 'node:http';
import type { Language } from '@counterless/kernel';
import { formTarget, pageHeaders } from '../pages/html.ts';
import { errorPage, loggedOutPage, logoutPage } from '../pages/pages.ts';
import { pageLanguage, texts } from '../pages/texts.ts';
import { cookieOf } from './request.ts';

/** What these pages use of Koa's context. */
export interface PageContext {
  readonly req: IncomingMessage;
  readonly query: Record<string, unknown>;
  readonly oidc?: { readonly params?: Record<string, unknown> | undefined } | undefined;
  body: unknown;
  set(headers: Record<string, string>): void;
}

/** The words of oidc-provider's own pages, in our layout. */
export function providerPages(): {
  renderError: (ctx: PageContext, out: { error: string; error_description?: string | undefined }) => void;
  rpInitiatedLogout: {
    enabled: true;
    logoutSource: (ctx: PageContext, form: string) => void;
    postLogoutSuccessSource: (ctx: PageContext) => void;
  };
} {
  const languageOfContext = (ctx: PageContext): Language =>
    pageLanguage(cookieOf(ctx.req, 'lang'), ctx.query['ui_locales'], ctx.req.headers['accept-language']);
  const show = (ctx: PageContext, body: string, targets: string[] = []) => {
    ctx.set(pageHeaders(targets));
    ctx.body = body;
  };
  return {
    renderError: (ctx, out) => {
      const language = languageOfContext(ctx);
      const t = texts[language];
      const temporary = out.error === 'server_error' || out.error === 'temporarily_unavailable';
      show(
        ctx,
        errorPage(
          language,
          temporary ? t.faults.busy : t.errorHint,
          [out.error, out.error_description].filter(Boolean).join(': '),
        ),
      );
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(form)?.[1] ?? '';
        show(
          ctx,
          logoutPage(languageOfContext(ctx), read('action'), read('value')),
          formTarget(ctx.oidc?.params?.['post_logout_redirect_uri']),
        );
      },
      postLogoutSuccessSource: ctx => show(ctx, loggedOutPage(languageOfContext(ctx))),
    },
  };
}
