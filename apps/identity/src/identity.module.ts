import { Module, type DynamicModule, type Provider as NestProvider } from '@nestjs/common';
import { identityProblems } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import {
  Bus,
  Database,
  FieldCipher,
  LOGGER,
  Store,
  UnitOfWork,
  type Logger,
  type ServiceDefinition,
} from '@counterless/platform';
import { DriveClock } from './duties/drive-clock.ts';
import { KeyRotation, Sweep } from './duties/housekeeping.ts';
import { handlers } from './handlers.ts';
import { HttpSide } from './http/http-side.ts';
import { Interactions } from './http/interactions.ts';
import { providerPages } from './http/provider-pages.ts';
import { Registration } from './http/registration.ts';
import { SignIn } from './http/sign-in.ts';
import type { IdentityConfig } from './identity.config.ts';
import { ForEnterprise, ForPerson } from './oidc/exchange/behalf.ts';
import { TokenExchange } from './oidc/exchange/exchange.ts';
import { SubjectTokens } from './oidc/exchange/subject-tokens.ts';
import { VouchedPeople } from './oidc/exchange/vouched.ts';
import { Oidc } from './oidc/oidc.ts';
import { createProvider } from './oidc/provider.ts';
import { Subjects } from './oidc/subjects.ts';
import { Claims, issueToken } from './oidc/tokens.ts';
import { ClockTargetStore } from './persistence/clock-target-store.ts';
import { constraints } from './persistence/constraints.ts';
import { DataRequestStore } from './persistence/data-request-store.ts';
import { SigningKeys } from './persistence/key-store.ts';
import { dataProviders } from './person-data.providers.ts';
import { migrations } from './persistence/migrations.ts';
import { OfficersStore, PeopleStore } from './persistence/people-store.ts';
import { schemas } from './persistence/schemas.ts';
import { SignInCodes } from './persistence/sign-in-codes.ts';
import { AppsStore, ConsentsStore, MandatesStore, RevocationsTable } from './persistence/stores.ts';
import { ClockTarget } from './ports/clock-target.ts';
import { DataRequests } from './ports/data-requests.ts';
import { IdentityMode } from './ports/mode.ts';
import { TokenMint } from './ports/signing.ts';
import { Apps, Consents, Enterprises, Mandates, Officers, People, Revocations } from './ports/stores.ts';
import { Seeds } from './seeds.ts';

@Module({})
class IdentityModule {}

/** A provider made by a function of other providers. */
const made = <A extends unknown[]>(provide: unknown, inject: unknown[], useFactory: (...parts: A) => unknown): NestProvider =>
  ({ provide, inject, useFactory }) as NestProvider;

function stores(mapping: ReturnType<typeof schemas>): NestProvider[] {
  return [
    made(People, [Database, UnitOfWork, FieldCipher], (d: Database, w: UnitOfWork, c: FieldCipher) => new PeopleStore(d, w, mapping.person, c)),
    made(Officers, [Database, UnitOfWork, FieldCipher], (d: Database, w: UnitOfWork, c: FieldCipher) => new OfficersStore(d, w, mapping.officer, c)),
    made(
      Enterprises,
      [Database, UnitOfWork],
      (d: Database, w: UnitOfWork) => new Store(d, w, mapping.enterprise, identityProblems.enterpriseNotFound),
    ),
    made(Mandates, [Database, UnitOfWork], (d: Database, w: UnitOfWork) => new MandatesStore(d, w, mapping.mandate)),
    made(Consents, [Database, UnitOfWork], (d: Database, w: UnitOfWork) => new ConsentsStore(d, w, mapping.consent)),
    made(DataRequests, [Database, UnitOfWork], (d: Database, w: UnitOfWork) => new DataRequestStore(d, w, mapping.dataRequest)),
    made(Apps, [Database, UnitOfWork], (d: Database, w: UnitOfWork) => new AppsStore(d, w, mapping.app)),
    made(Revocations, [Database], (d: Database) => new RevocationsTable(d)),
    made(Subjects, [Database], (d: Database) => new Subjects(d)),
    made(SignInCodes, [Database, FieldCipher, Clock], (d: Database, c: FieldCipher, k: Clock) => new SignInCodes(d, c, k)),
  ];
}

function tokens(config: IdentityConfig): NestProvider[] {
  const { issuer, audience } = config;
  return [
    made(SigningKeys, [Database, FieldCipher], (d: Database, c: FieldCipher) => new SigningKeys(d, c, config.keyDays)),
    made(Claims, [Subjects], (s: Subjects) => new Claims(s)),
    made(
      TokenExchange,
      [Claims, Revocations, Apps, People, Subjects, Mandates, Consents, UnitOfWork, Clock],
      (
        claims: Claims,
        revocations: Revocations,
        apps: Apps,
        people: People,
        subjects: Subjects,
        mandates: Mandates,
        consents: Consents,
        work: UnitOfWork,
        clock: Clock,
      ) =>
        new TokenExchange(
          audience,
          claims,
          new SubjectTokens(issuer, audience, revocations),
          new VouchedPeople(issuer, apps, people, subjects, work, clock),
          new ForEnterprise(mandates, work, clock),
          new ForPerson(consents, subjects, work, clock),
        ),
    ),
    made(
      Oidc,
      [SigningKeys, Database, FieldCipher, Apps, People, Officers, Subjects, Claims, TokenExchange, LOGGER],
      (
        keys: SigningKeys,
        database: Database,
        cipher: FieldCipher,
        apps: Apps,
        people: People,
        officers: Officers,
        subjects: Subjects,
        claims: Claims,
        exchange: TokenExchange,
        logger: Logger,
      ) => {
        const parts = {
          issuer,
          audience,
          database,
          cipher,
          apps,
          people,
          officers,
          subjects,
          claims,
          exchange,
          logger,
          pages: providerPages() as never,
        };
        return new Oidc(keys, (set, { cookie }) => createProvider({ ...parts, cookieKey: cookie }, set), logger);
      },
    ),
    made(TokenMint, [Oidc, Claims], (oidc: Oidc, claims: Claims): TokenMint => ({
      async mint(clientId, actor, scopes, seconds) {
        const { provider, keys } = oidc.current;
        const client = await provider.Client.find(clientId);
        if (!client) throw new Error(`${clientId} is no client`);
        return issueToken(
          provider,
          claims,
          { audience, kid: keys.signing.kid! },
          { client, actor, scopes, seconds, gty: 'test_token' },
        );
      },
    })),
  ];
}

function pages(config: IdentityConfig): NestProvider[] {
  return [
    made(
      SignIn,
      [SignInCodes, People, Officers, Bus, UnitOfWork, Clock, LOGGER],
      (codes: SignInCodes, people: People, officers: Officers, bus: Bus, work: UnitOfWork, clock: Clock, logger: Logger) =>
        new SignIn(codes, new Registration(people, work, clock), officers, bus, logger),
    ),
    made(
      Interactions,
      [SigningKeys, SignIn, Subjects, People, Officers],
      (keys: SigningKeys, signIn: SignIn, subjects: Subjects, people: People, officers: Officers) => {
        let secret: Promise<string> | undefined;
        const formSecret = () => (secret ??= keys.secret('form').catch(error => ((secret = undefined), Promise.reject(error))));
        return new Interactions(new URL(config.issuer).pathname, formSecret, signIn, subjects, people, officers);
      },
    ),
    made(
      HttpSide,
      [Oidc, Interactions, Seeds, LOGGER],
      (oidc: Oidc, interactions: Interactions, seeds: Seeds, logger: Logger) =>
        new HttpSide(config, oidc, interactions, () => seeds.tend(), logger),
    ),
    // The classes themselves are the tokens: what looks for duties looks at a provider's class.
    Seeds,
    KeyRotation,
    Sweep,
    { provide: ClockTarget, useClass: ClockTargetStore },
    DriveClock,
  ];
}

/** The identity service: people, enterprises, officers and apps, and the OpenID provider that gives them tokens. */
export function identityService(config: IdentityConfig): ServiceDefinition {
  let mapping: ReturnType<typeof schemas>;
  const module: DynamicModule = {
    module: IdentityModule,
    get providers() {
      return [
        ...stores(mapping),
        ...tokens(config),
        ...pages(config),
        ...handlers,
        ...dataProviders,
        { provide: IdentityMode, useValue: { sandbox: config.mode === 'sandbox' } },
      ];
    },
  };
  return {
    service: 'identity',
    config,
    module,
    migrations,
    entities: cipher => Object.values((mapping = schemas(cipher))),
    constraints,
  };
}
