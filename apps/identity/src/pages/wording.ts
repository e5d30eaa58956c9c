/** Every word on the pages, in one language. */
export interface Texts {
  readonly platform: string;
  /** Name of the other language, on the switch. */
  readonly language: string;
  readonly signIn: string;
  readonly signInFor: (app: string) => string;
  readonly mobile: string;
  readonly mobileHint: string;
  readonly sendCode: string;
  readonly code: string;
  readonly codeSent: (mobile: string) => string;
  readonly enter: string;
  readonly otherNumber: string;
  readonly sendAgain: string;
  readonly cancel: string;
  readonly consentTitle: string;
  readonly consentAsks: (app: string) => string;
  readonly consentAs: (name: string) => string;
  readonly nothingNew: string;
  readonly allow: string;
  readonly refuse: string;
  readonly consentHint: string;
  readonly errorTitle: string;
  readonly errorHint: string;
  readonly logoutTitle: string;
  readonly logout: string;
  readonly stay: string;
  readonly loggedOut: string;
  readonly loggedOutHint: string;
  readonly faults: {
    readonly mobile: string;
    readonly code: string;
    readonly wrongCode: (left: number) => string;
    readonly codeDead: string;
    readonly tooMany: (seconds: number) => string;
    readonly away: string;
    readonly late: string;
    readonly busy: string;
    readonly noOfficer: string;
    readonly expired: string;
    readonly form: string;
  };
  readonly scopes: Readonly<Record<string, string>>;
  readonly unknownScope: (scope: string) => string;
}
