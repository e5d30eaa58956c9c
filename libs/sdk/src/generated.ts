// Made from the contracts by `npm run generate`: not to be edited.
import type { Content, EventHead, Paged, RequestOptions } from './types.ts';

/** Every operation by its service: how the client calls it. */
export const operations = {
  identity: {
    readClock: { method: 'GET', path: '/v1/sandbox/clock' },
    moveClock: { method: 'POST', path: '/v1/sandbox/clock', idempotent: true },
    readKey: { method: 'GET', path: '/v1/operations/:key' },
    askExport: { method: 'POST', path: '/v1/identity/data-exports', idempotent: true },
    listDataRequests: { method: 'GET', path: '/v1/identity/data-requests', paged: true },
    readDataRequest: { method: 'GET', path: '/v1/identity/data-requests/:requestId' },
    readExport: { method: 'GET', path: '/v1/identity/data-requests/:requestId/export' },
    askErasure: { method: 'POST', path: '/v1/identity/data-erasures', idempotent: true },
    withdrawErasure: { method: 'POST', path: '/v1/identity/data-requests/:requestId/withdraw', idempotent: true },
    checkErasure: { method: 'GET', path: '/v1/identity/erasure-receipts/:receipt' },
    readMe: { method: 'GET', path: '/v1/identity/me' },
    grantMandate: { method: 'POST', path: '/v1/identity/mandates', idempotent: true },
    listMandates: { method: 'GET', path: '/v1/identity/mandates', paged: true },
    endMandate: { method: 'POST', path: '/v1/identity/mandates/:mandateId/end', idempotent: true },
    recordConsent: { method: 'POST', path: '/v1/identity/consents', idempotent: true },
    listConsents: { method: 'GET', path: '/v1/identity/consents', paged: true },
    revokeConsent: { method: 'POST', path: '/v1/identity/consents/:consentId/revoke', idempotent: true },
    registerApp: { method: 'POST', path: '/v1/identity/apps', idempotent: true },
    registerAppKeys: { method: 'POST', path: '/v1/identity/apps/:clientId/keys', idempotent: true },
    revokeAccess: { method: 'POST', path: '/v1/identity/access/:subject/revoke', idempotent: true },
    createTestPerson: { method: 'POST', path: '/v1/sandbox/people', idempotent: true },
    listTestPeople: { method: 'GET', path: '/v1/sandbox/people', paged: true },
    createTestEnterprise: { method: 'POST', path: '/v1/sandbox/enterprises', idempotent: true },
    listTestEnterprises: { method: 'GET', path: '/v1/sandbox/enterprises', paged: true },
    createTestOfficer: { method: 'POST', path: '/v1/sandbox/officers', idempotent: true },
    listTestOfficers: { method: 'GET', path: '/v1/sandbox/officers', paged: true },
    mintTestToken: { method: 'POST', path: '/v1/sandbox/tokens' },
    registerTestKeys: { method: 'POST', path: '/v1/sandbox/apps/:clientId/keys', idempotent: true },
  },
  permits: {
    requestPass: { method: 'POST', path: '/v1/permits/passes', idempotent: true },
    readPass: { method: 'GET', path: '/v1/permits/passes/:passId' },
    listPasses: { method: 'GET', path: '/v1/permits/passes', paged: true },
    drawPassQr: { method: 'GET', path: '/v1/permits/passes/:passId/qr.svg', produces: 'image/svg+xml' },
    withdrawPass: { method: 'POST', path: '/v1/permits/passes/:passId/withdraw', idempotent: true },
    extendPass: { method: 'POST', path: '/v1/permits/passes/:passId/extend', idempotent: true },
    listPassQueue: { method: 'GET', path: '/v1/permits/pass-queue', paged: true },
    grantPass: { method: 'POST', path: '/v1/permits/passes/:passId/grant', idempotent: true },
    refusePass: { method: 'POST', path: '/v1/permits/passes/:passId/refuse', idempotent: true },
    revokePass: { method: 'POST', path: '/v1/permits/passes/:passId/revoke', idempotent: true },
    readPassDriver: { method: 'GET', path: '/v1/permits/passes/:passId/driver' },
    publishPassPolicy: { method: 'POST', path: '/v1/permits/pass-policies', idempotent: true },
    listPassPolicies: { method: 'GET', path: '/v1/permits/pass-policies', paged: true },
    verifyPass: { method: 'POST', path: '/v1/permits/verifications', idempotent: true },
    readPassStatus: { method: 'GET', path: '/v1/permits/pass-status/:number' },
    registerCheckpoint: { method: 'POST', path: '/v1/permits/checkpoints', idempotent: true },
    listCheckpoints: { method: 'GET', path: '/v1/permits/checkpoints', paged: true },
    syncScans: { method: 'POST', path: '/v1/permits/scans', idempotent: true },
    listDoubleScans: { method: 'GET', path: '/v1/permits/double-scans', paged: true },
    listDepartments: { method: 'GET', path: '/v1/permits/departments' },
    listThemes: { method: 'GET', path: '/v1/permits/themes' },
    listMatters: { method: 'GET', path: '/v1/permits/matters', paged: true },
    readMatter: { method: 'GET', path: '/v1/permits/matters/:code' },
    importCatalogue: { method: 'POST', path: '/v1/permits/catalogue/import', idempotent: true },
    readImportSample: { method: 'GET', path: '/v1/permits/catalogue/import-samples/:kind', produces: 'text/csv' },
    openImport: { method: 'POST', path: '/v1/permits/catalogue/imports', idempotent: true },
    addImportPart: { method: 'POST', path: '/v1/permits/catalogue/imports/:importId/parts/:part', idempotent: true },
    publishImport: { method: 'POST', path: '/v1/permits/catalogue/imports/:importId/publish', idempotent: true },
    readImport: { method: 'GET', path: '/v1/permits/catalogue/imports/:importId' },
    retireMatter: { method: 'POST', path: '/v1/permits/matters/:code/retire', idempotent: true },
    searchMatters: { method: 'GET', path: '/v1/permits/matter-search', paged: true },
    suggestMatters: { method: 'GET', path: '/v1/permits/matter-suggestions' },
    draftCase: { method: 'POST', path: '/v1/permits/cases', idempotent: true },
    changeDraft: { method: 'POST', path: '/v1/permits/cases/:caseId/change', idempotent: true },
    checkCase: { method: 'POST', path: '/v1/permits/cases/:caseId/check' },
    submitCase: { method: 'POST', path: '/v1/permits/cases/:caseId/submit', idempotent: true },
    withdrawCase: { method: 'POST', path: '/v1/permits/cases/:caseId/withdraw', idempotent: true },
    handOverCase: { method: 'POST', path: '/v1/permits/cases/:caseId/hand-over', idempotent: true },
    readCase: { method: 'GET', path: '/v1/permits/cases/:caseId' },
    listCases: { method: 'GET', path: '/v1/permits/cases', paged: true },
    readCaseContent: { method: 'GET', path: '/v1/permits/cases/:caseId/content' },
    listCaseHistory: { method: 'GET', path: '/v1/permits/cases/:caseId/history' },
    explainCaseDates: { method: 'GET', path: '/v1/permits/cases/:caseId/dates' },
    prefillCase: { method: 'GET', path: '/v1/permits/matters/:code/prefill' },
    acceptCase: { method: 'POST', path: '/v1/permits/cases/:caseId/accept', idempotent: true },
    askSupplement: { method: 'POST', path: '/v1/permits/cases/:caseId/ask-supplement', idempotent: true },
    handInSupplement: { method: 'POST', path: '/v1/permits/cases/:caseId/supplement', idempotent: true },
    declineCase: { method: 'POST', path: '/v1/permits/cases/:caseId/decline', idempotent: true },
    completeStage: { method: 'POST', path: '/v1/permits/cases/:caseId/stages/:taskId/complete', idempotent: true },
    grantCase: { method: 'POST', path: '/v1/permits/cases/:caseId/grant', idempotent: true },
    refuseCase: { method: 'POST', path: '/v1/permits/cases/:caseId/refuse', idempotent: true },
    suspendCase: { method: 'POST', path: '/v1/permits/cases/:caseId/suspend', idempotent: true },
    resumeCase: { method: 'POST', path: '/v1/permits/cases/:caseId/resume', idempotent: true },
    askExtension: { method: 'POST', path: '/v1/permits/cases/:caseId/ask-extension', idempotent: true },
    answerExtension: { method: 'POST', path: '/v1/permits/cases/:caseId/answer-extension', idempotent: true },
    listQueue: { method: 'GET', path: '/v1/permits/queue', paged: true },
    listQueueFigures: { method: 'GET', path: '/v1/permits/queue/figures' },
    takeNextTask: { method: 'POST', path: '/v1/permits/queue/next', idempotent: true },
    readTask: { method: 'GET', path: '/v1/permits/tasks/:taskId' },
    claimTask: { method: 'POST', path: '/v1/permits/tasks/:taskId/claim', idempotent: true },
    assignTask: { method: 'POST', path: '/v1/permits/tasks/:taskId/assign', idempotent: true },
    handOverTask: { method: 'POST', path: '/v1/permits/tasks/:taskId/hand-over', idempotent: true },
    returnTask: { method: 'POST', path: '/v1/permits/tasks/:taskId/return', idempotent: true },
    rateCase: { method: 'POST', path: '/v1/permits/cases/:caseId/rating', idempotent: true },
    rateCaseAgain: { method: 'POST', path: '/v1/permits/cases/:caseId/rating/again', idempotent: true },
    readRating: { method: 'GET', path: '/v1/permits/cases/:caseId/rating' },
    listCorrections: { method: 'GET', path: '/v1/permits/corrections', paged: true },
    answerRating: { method: 'POST', path: '/v1/permits/cases/:caseId/rating/answer', idempotent: true },
    listFigures: { method: 'GET', path: '/v1/permits/figures' },
    listDepartmentFigures: { method: 'GET', path: '/v1/permits/figures/departments/:department' },
    drawFigures: { method: 'GET', path: '/v1/permits/figures/page', produces: 'text/html' },
  },
  documents: {
    uploadFile: { method: 'POST', path: '/v1/documents/files' },
    readFileContent: { method: 'GET', path: '/v1/documents/files/:fileId/content', produces: '*/*' },
    createUpload: { method: 'POST', path: '/v1/documents/uploads' },
    readUpload: { method: 'HEAD', path: '/v1/documents/uploads/:fileId' },
    writeUpload: { method: 'PATCH', path: '/v1/documents/uploads/:fileId' },
    deleteUpload: { method: 'DELETE', path: '/v1/documents/uploads/:fileId' },
    listFiles: { method: 'GET', path: '/v1/documents/files', paged: true },
    readFile: { method: 'GET', path: '/v1/documents/files/:fileId' },
    deleteFile: { method: 'DELETE', path: '/v1/documents/files/:fileId' },
    exportCaseEvidence: { method: 'GET', path: '/v1/documents/cases/:caseId/evidence', produces: 'application/zip' },
    listChainAnchors: { method: 'GET', path: '/v1/documents/chain-anchors' },
    readChainVerifier: { method: 'GET', path: '/v1/documents/chain-verifier', produces: 'text/javascript' },
    readKeys: { method: 'GET', path: '/v1/documents/keys' },
    rotateKey: { method: 'POST', path: '/v1/documents/keys/rotate', idempotent: true },
    listStatusLists: { method: 'GET', path: '/v1/documents/status-lists' },
    readStatusList: { method: 'GET', path: '/v1/documents/status-lists/:listId' },
    readStatusDelta: { method: 'GET', path: '/v1/documents/status-lists/:listId/delta' },
    listCertificates: { method: 'GET', path: '/v1/documents/certificates', paged: true },
    readCertificate: { method: 'GET', path: '/v1/documents/certificates/:certificateId' },
    downloadCertificate: { method: 'GET', path: '/v1/documents/certificates/:certificateId/content', produces: 'application/pdf' },
    revokeCertificate: { method: 'POST', path: '/v1/documents/certificates/:certificateId/revoke', idempotent: true },
    listCertificateOrders: { method: 'GET', path: '/v1/documents/certificate-orders', paged: true },
    retryCertificateOrder: { method: 'POST', path: '/v1/documents/certificate-orders/:caseId/retry', idempotent: true },
    listCertificateTemplates: { method: 'GET', path: '/v1/documents/certificate-templates' },
    checkCertificate: { method: 'POST', path: '/v1/documents/certificate-checks' },
    showVerifyPage: { method: 'GET', path: '/verify', produces: 'text/html' },
  },
  delivery: {
    readFeed: { method: 'GET', path: '/v1/events', paged: true },
    readEvent: { method: 'GET', path: '/v1/events/:eventId' },
    createWebhook: { method: 'POST', path: '/v1/webhooks', idempotent: true },
    listWebhooks: { method: 'GET', path: '/v1/webhooks', paged: true },
    readWebhook: { method: 'GET', path: '/v1/webhooks/:webhookId' },
    changeWebhook: { method: 'POST', path: '/v1/webhooks/:webhookId', idempotent: true },
    deleteWebhook: { method: 'DELETE', path: '/v1/webhooks/:webhookId' },
    rotateWebhookSecret: { method: 'POST', path: '/v1/webhooks/:webhookId/secrets', idempotent: true },
    testWebhook: { method: 'POST', path: '/v1/webhooks/:webhookId/tests' },
    listDeliveries: { method: 'GET', path: '/v1/webhooks/:webhookId/deliveries', paged: true },
    replayEvents: { method: 'POST', path: '/v1/webhooks/:webhookId/replays', idempotent: true },
    listInbox: { method: 'GET', path: '/v1/delivery/inbox', paged: true },
    listSent: { method: 'GET', path: '/v1/sandbox/messages', paged: true },
    failChannel: { method: 'POST', path: '/v1/sandbox/channels/:channel/fail', idempotent: true },
    publishTemplate: { method: 'POST', path: '/v1/delivery/templates/:kind/versions', idempotent: true },
    listTemplates: { method: 'GET', path: '/v1/delivery/templates', paged: true },
    previewTemplate: { method: 'POST', path: '/v1/delivery/templates/:kind/preview' },
    publishQuietHours: { method: 'POST', path: '/v1/delivery/quiet-hours', idempotent: true },
    listQuietHours: { method: 'GET', path: '/v1/delivery/quiet-hours', paged: true },
    readParcel: { method: 'GET', path: '/v1/delivery/parcels/:parcelId' },
    listParcels: { method: 'GET', path: '/v1/delivery/parcels', paged: true },
    takeCourierCallback: { method: 'POST', path: '/v1/delivery/courier-callbacks/:courier' },
    moveParcel: { method: 'POST', path: '/v1/sandbox/parcels/:parcelId/move', idempotent: true },
    listMessages: { method: 'GET', path: '/v1/delivery/messages', paged: true },
    markInboxMessage: { method: 'PUT', path: '/v1/delivery/inbox/:messageId/read' },
    listPreferences: { method: 'GET', path: '/v1/delivery/preferences' },
    setPreference: { method: 'PUT', path: '/v1/delivery/preferences/:purpose' },
    registerEmail: { method: 'POST', path: '/v1/delivery/email', idempotent: true },
    confirmEmail: { method: 'POST', path: '/v1/delivery/email/confirm', idempotent: true },
    removeEmail: { method: 'DELETE', path: '/v1/delivery/email' },
    takeSmsReceipt: { method: 'POST', path: '/v1/delivery/sms-receipts/:provider' },
    tellReceipt: { method: 'POST', path: '/v1/sandbox/messages/:messageId/receipt', idempotent: true },
  },
  tax: {
    registerTaxpayer: { method: 'POST', path: '/v1/tax/taxpayers', idempotent: true },
    readTaxpayer: { method: 'GET', path: '/v1/tax/taxpayers/:taxpayerId' },
    assessTaxpayer: { method: 'POST', path: '/v1/tax/taxpayers/:taxpayerId/assessments', idempotent: true },
    addAddress: { method: 'POST', path: '/v1/tax/addresses', idempotent: true },
    listAddresses: { method: 'GET', path: '/v1/tax/addresses', paged: true },
    removeAddress: { method: 'POST', path: '/v1/tax/addresses/:addressId/remove', idempotent: true },
    requestEntitlement: { method: 'POST', path: '/v1/tax/entitlements', idempotent: true },
    listEntitlements: { method: 'GET', path: '/v1/tax/entitlements', paged: true },
    listEntitlementQueue: { method: 'GET', path: '/v1/tax/entitlement-queue', paged: true },
    confirmEntitlement: { method: 'POST', path: '/v1/tax/entitlements/:entitlementId/confirm', idempotent: true },
    refuseEntitlement: { method: 'POST', path: '/v1/tax/entitlements/:entitlementId/refuse', idempotent: true },
    publishInvoicePolicy: { method: 'POST', path: '/v1/tax/invoice-policies', idempotent: true },
    listInvoicePolicies: { method: 'GET', path: '/v1/tax/invoice-policies', paged: true },
    importStock: { method: 'POST', path: '/v1/tax/stock', idempotent: true },
    listStock: { method: 'GET', path: '/v1/tax/stock', paged: true },
    transferSerials: { method: 'POST', path: '/v1/tax/stock/transfer', idempotent: true },
    returnSerials: { method: 'POST', path: '/v1/tax/stock/return', idempotent: true },
    voidSerials: { method: 'POST', path: '/v1/tax/stock/void', idempotent: true },
    loseSerials: { method: 'POST', path: '/v1/tax/stock/lose', idempotent: true },
    reconcileStock: { method: 'GET', path: '/v1/tax/stock/reconciliation' },
    listLossNotices: { method: 'GET', path: '/v1/tax/loss-notices', paged: true },
    requestInvoices: { method: 'POST', path: '/v1/tax/requisitions', idempotent: true },
    takeRequisition: { method: 'POST', path: '/v1/tax/counter-requisitions', idempotent: true },
    readRequisition: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId' },
    listRequisitions: { method: 'GET', path: '/v1/tax/requisitions', paged: true },
    listRequisitionQueue: { method: 'GET', path: '/v1/tax/requisition-queue', paged: true },
    withdrawRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/withdraw', idempotent: true },
    issueRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/issue', idempotent: true },
    refuseRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/refuse', idempotent: true },
    explainRequisition: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId/explanation' },
    replayRequisition: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId/replay' },
    repostRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/repost', idempotent: true },
    restockRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/restock', idempotent: true },
    writeOffRequisition: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/write-off', idempotent: true },
    checkInvoice: { method: 'GET', path: '/v1/tax/invoices/:code/:number' },
    readTaxFigures: { method: 'GET', path: '/v1/tax/figures' },
    listOnlineMatters: { method: 'GET', path: '/v1/tax/online-matters' },
  },
} as const;

export interface Api {
  identity: {
    /** Sandbox: the time that the platform goes by. Sandbox only. */
    readClock(input?: Record<string, never>, options?: RequestOptions): Promise<SandboxTime>;
    /** Sandbox: move the clock forward; every deadline on the way passes, once and in order. At most two years at a time, and never back. The sandbox has one clock for all its apps. Tokens and signatures go by the real time.. Sandbox only. */
    moveClock(input?: MoveClockInput, options?: RequestOptions): Promise<SandboxTime>;
    /** What became of the request with an Idempotency-Key. For the app and the subject that sent it; of anybody else’s key it is answered as of one never used. A request that was refused leaves nothing under its key: it may be sent again. Where a service does not answer and no other knows the key, the answer is 503, never 404. */
    readKey(input: KeyNamedInput, options?: RequestOptions): Promise<KeyState>;
    /** Ask for a copy of all that the platform holds of you. By the person alone, with a proven real name (level 2), in an own session or through a partner app. Every service collects its share; one that is away does after its return. Personal Information Protection Law, article 45. */
    askExport(input?: Record<string, never>, options?: RequestOptions): Promise<DataRequestView>;
    /** One’s own requests about personal data, newest first */
    listDataRequests: Paged<PageInput, DataRequestList, DataRequestView>;
    /** How far a request about personal data is, and what each service answered */
    readDataRequest(input: DataRequestIdentifiedInput, options?: RequestOptions): Promise<DataRequestView>;
    /** A part of an export: machine-readable entries, with an index in words. Each reading is recorded. Parts come from the services that hold the data: 503 while one is away. */
    readExport(input: ReadExportInput, options?: RequestOptions): Promise<DataExport>;
    /** Ask for the erasure of your account and of all that no law keeps. By the person alone, with a proven real name (level 2). It begins after three days, in which it can be withdrawn; then the account is closed and every service erases, or keeps for a stated reason and time. What runs (a case, a live pass, a parcel) is erased when it has ended. Personal Information Protection Law, article 47. */
    askErasure(input: AskErasureInput, options?: RequestOptions): Promise<AskedErasure>;
    /** Withdraw an erasure that has not begun */
    withdrawErasure(input: DataRequestIdentifiedInput, options?: RequestOptions): Promise<DataRequestView>;
    /** What became of an erasure, by its receipt: what is gone, what is kept, why and until when */
    checkErasure(input: ErasureReceiptInput, options?: RequestOptions): Promise<DataRequestView>;
    /** Who the token speaks for, masked */
    readMe(input?: Record<string, never>, options?: RequestOptions): Promise<Me>;
    /** Give an agent a mandate to act for an enterprise. By an owner of the enterprise (acting for it), an officer or the operator. */
    grantMandate(input: GrantMandateInput, options?: RequestOptions): Promise<MandateView>;
    /** Mandates, newest first: one’s own as an agent, those of the enterprise, or of any for officers */
    listMandates: Paged<ListMandatesInput, MandateList, MandateView>;
    /** End a mandate at once; tokens of the enterprise are void */
    endMandate(input: MandateIdentifiedInput, options?: RequestOptions): Promise<MandateView>;
    /** Record a person’s consent that a community worker acts for him or her */
    recordConsent(input: RecordConsentInput, options?: RequestOptions): Promise<ConsentView>;
    /** Consents that one gave or recorded, newest first */
    listConsents: Paged<PageInput, ConsentList, ConsentView>;
    /** Take a consent back: by the person, or by the worker who recorded it */
    revokeConsent(input: ConsentIdentifiedInput, options?: RequestOptions): Promise<ConsentView>;
    /** Register a partner app; its secret is shown once */
    registerApp(input: RegisterAppInput, options?: RequestOptions): Promise<RegisteredApp>;
    /** Replace an app’s public keys */
    registerAppKeys(input: RegisterKeysInput, options?: RequestOptions): Promise<AppView>;
    /** Make every token and session of a subject void */
    revokeAccess(input: RevokeAccessInput, options?: RequestOptions): Promise<AccessRevoked>;
    /** Sandbox: make a test person; what is left out is generated and valid. Sandbox only. */
    createTestPerson(input?: CreateTestPersonInput, options?: RequestOptions): Promise<TestPerson>;
    /** Sandbox: the test people this app made, newest first. Sandbox only. */
    listTestPeople: Paged<PageInput, TestPersonList, TestPerson>;
    /** Sandbox: make a test enterprise with its first agent. Sandbox only. */
    createTestEnterprise(input?: CreateTestEnterpriseInput, options?: RequestOptions): Promise<TestEnterprise>;
    /** Sandbox: the test enterprises this app made, newest first. Sandbox only. */
    listTestEnterprises: Paged<PageInput, TestEnterpriseList, TestEnterprise>;
    /** Sandbox: make a test officer. Sandbox only. */
    createTestOfficer(input: CreateTestOfficerInput, options?: RequestOptions): Promise<TestOfficer>;
    /** Sandbox: the test officers this app made, newest first. Sandbox only. */
    listTestOfficers: Paged<PageInput, TestOfficerList, TestOfficer>;
    /** Sandbox: an access token for a test person, enterprise or officer, without a browser. Sandbox only. */
    mintTestToken(input: MintTestTokenInput, options?: RequestOptions): Promise<TestToken>;
    /** Sandbox: replace the app’s own public keys. Sandbox only. */
    registerTestKeys(input: RegisterKeysInput, options?: RequestOptions): Promise<AppView>;
  };
  permits: {
    /** Ask for an entry pass. Decided at once by the policy of the destination, or referred to its officers; also referred where no policy is in force. */
    requestPass(input: RequestPassInput, options?: RequestOptions): Promise<PassView>;
    /** Read an entry pass */
    readPass(input: PassIdentifiedInput, options?: RequestOptions): Promise<PassView>;
    /** List one’s own entry passes, newest first */
    listPasses: Paged<ListPassesInput, PassList, PassView>;
    /** Draw the QR code of a granted pass */
    drawPassQr(input: PassIdentifiedInput, options?: RequestOptions): Promise<Response>;
    /** Withdraw a request or hand back a pass */
    withdrawPass(input: PassIdentifiedInput, options?: RequestOptions): Promise<PassView>;
    /** Extend the window of a granted pass. The holder within what the policy allows; an officer of the destination beyond it. */
    extendPass(input: ExtendPassInput, options?: RequestOptions): Promise<PassView>;
    /** Passes of the officer’s region, oldest first */
    listPassQueue: Paged<ListPassQueueInput, PassList, PassView>;
    /** Grant a requested entry pass */
    grantPass(input: DecidePassInput, options?: RequestOptions): Promise<PassView>;
    /** Refuse a requested entry pass */
    refusePass(input: DecidePassInput, options?: RequestOptions): Promise<PassView>;
    /** Revoke a granted entry pass */
    revokePass(input: DecidePassInput, options?: RequestOptions): Promise<PassView>;
    /** Read the driver’s personal data; recorded in the audit log */
    readPassDriver(input: PassIdentifiedInput, options?: RequestOptions): Promise<PassDriver>;
    /** Publish a dated pass policy for a region */
    publishPassPolicy(input: PublishPassPolicyInput, options?: RequestOptions): Promise<PassPolicyView>;
    /** Pass policies in force and to come */
    listPassPolicies: Paged<ListPassPoliciesInput, PassPolicyList, PassPolicyView>;
    /** Check a pass online by its QR code */
    verifyPass(input: VerifyPassInput, options?: RequestOptions): Promise<Verification>;
    /** Public status of a pass by its number, without the driver */
    readPassStatus(input: PassNumberedInput, options?: RequestOptions): Promise<PassStatusView>;
    /** Register a checkpoint */
    registerCheckpoint(input: RegisterCheckpointInput, options?: RequestOptions): Promise<CheckpointView>;
    /** List checkpoints */
    listCheckpoints: Paged<ListCheckpointsInput, CheckpointList, CheckpointView>;
    /** Hand in scans, also those made offline; each has its own outcome. The problems are those of single scans: they stand in the outcome of the scan, and the others are recorded. */
    syncScans(input: SyncScansInput, options?: RequestOptions): Promise<ScanOutcomes>;
    /** Passes seen at two places at once, newest first */
    listDoubleScans: Paged<ListDoubleScansInput, DoubleScanList, DoubleScanView>;
    /** Departments and how many matters each has */
    listDepartments(input?: Record<string, never>, options?: RequestOptions): Promise<DepartmentList>;
    /** Themes that group matters */
    listThemes(input?: Record<string, never>, options?: RequestOptions): Promise<ThemeList>;
    /** Service matters by code */
    listMatters: Paged<ListMattersInput, MatterList, MatterSummary>;
    /** One service matter: guide, materials, form, periods, legal basis */
    readMatter(input: MatterCodedInput, options?: RequestOptions): Promise<Matter>;
    /** Import departments, themes or matters from JSON Lines, CSV or XLSX. Every faulty row is reported with its line; nothing is imported in part unless `partial` asks for it. An officer needs the role `head`, and imports for their own region. CSV is UTF-8, or what its `charset` says, such as `text/csv; charset=gb18030`. */
    importCatalogue(input: ImportCatalogueInput, options: RequestOptions & Content): Promise<ImportReport>;
    /** A table to start from: three rows as an import reads them. CSV in UTF-8 with a byte order mark, so that a spreadsheet opens it; saved as XLSX it is read the same. */
    readImportSample(input: ImportSampleOfInput, options?: RequestOptions): Promise<Response>;
    /** Open an import of more rows than one request holds. Its parts are sent one after the other, each a table of its own, and take effect together when it is published. It is dropped after seven days. */
    openImport(input: OpenImportInput, options?: RequestOptions): Promise<ImportView>;
    /** Add a part to an import; its faulty rows are reported at once */
    addImportPart(input: AddImportPartInput, options: RequestOptions & Content): Promise<ImportReport>;
    /** Publish an import: all its parts at once, or nothing. Nothing is imported in part unless `partial` asks for it. A hundred thousand matters take minutes: where the answer does not come in time, the status of the import says whether it was published. */
    publishImport(input: PublishImportInput, options?: RequestOptions): Promise<ImportReport>;
    /** What has arrived of an import in parts */
    readImport(input: ImportIdentifiedInput, options?: RequestOptions): Promise<ImportView>;
    /** Offer a matter no longer from a day on; cases that run keep their version. A version that is published later, with a first day on or after that day, offers it again. */
    retireMatter(input: RetireMatterInput, options?: RequestOptions): Promise<MatterRetirement>;
    /** Search service matters in Chinese, by code, by pinyin or its initials. Ranked: what a person asks for the first time stands before its changes, renewals and cancellations unless the query names one. Words that nothing holds are left out; `terms` says what was searched for. */
    searchMatters: Paged<SearchMattersInput, MatterSearchResult, MatterHit>;
    /** Titles of service matters that go with what is being typed */
    suggestMatters(input: SuggestMattersInput, options?: RequestOptions): Promise<MatterSuggestions>;
    /** Start an application as a draft. What the platform already holds of the applicant is filled in. A draft is kept for a time and ends unless it is submitted. */
    draftCase(input: DraftCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Change a draft */
    changeDraft(input: ChangeDraftInput, options?: RequestOptions): Promise<CaseView>;
    /** Check a draft: all that is wrong, at once */
    checkCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseCheck>;
    /** Submit a draft. It is checked against the version of the matter in force today, and keeps that version from here on. An immediate matter is decided at once where its rules allow. */
    submitCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseView>;
    /** Take back a draft or an application that is not decided yet */
    withdrawCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseView>;
    /** Take over the representation in a case: whoever asks acts for the applicant from here on. By another agent of the enterprise, another community worker, or the applicant in person; the act chain of the token is kept with the case. */
    handOverCase(input: HandOverCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Read a case: its state, stages, dates and decision */
    readCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseView>;
    /** List one’s own cases, newest first */
    listCases: Paged<ListCasesInput, CaseList, CaseView>;
    /** Read what was filled in; each reading is recorded */
    readCaseContent(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseContent>;
    /** What happened in a case, in order */
    listCaseHistory(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseHistory>;
    /** Every date of a case and why it is that day */
    explainCaseDates(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseDates>;
    /** What the platform holds already for a matter: it is not asked again */
    prefillCase(input: MatterCodedInput, options?: RequestOptions): Promise<CasePrefilled>;
    /** Accept an application: its material is complete */
    acceptCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseView>;
    /** Ask for everything that is missing, once */
    askSupplement(input: AskSupplementInput, options?: RequestOptions): Promise<CaseView>;
    /** Hand in what was asked for */
    handInSupplement(input: ChangeDraftInput, options?: RequestOptions): Promise<CaseView>;
    /** Refuse to accept an application, with reasons and remedies */
    declineCase(input: DeclineCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Answer a stage for one’s department */
    completeStage(input: CompleteStageInput, options?: RequestOptions): Promise<CaseView>;
    /** Grant what was applied for. By the lead department, once every other department has agreed. */
    grantCase(input: DecideCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Refuse what was applied for, with reasons and remedies */
    refuseCase(input: DecideCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Stop the clock for what the law does not count */
    suspendCase(input: SuspendCaseInput, options?: RequestOptions): Promise<CaseView>;
    /** Let the clock go on; today counts again */
    resumeCase(input: CaseIdentifiedInput, options?: RequestOptions): Promise<CaseView>;
    /** Ask the head for more days */
    askExtension(input: AskExtensionInput, options?: RequestOptions): Promise<CaseView>;
    /** Approve or refuse more days; not by who asked. Needs the role `head` of the lead department; where departments decide together `government-head` of the region of the case (行政许可法 42). */
    answerExtension(input: AnswerExtensionInput, options?: RequestOptions): Promise<CaseView>;
    /** Tasks of the officer’s department and region, the promise that ends first on top */
    listQueue: Paged<ListQueueInput, QueuePage, QueueTask>;
    /** The department in figures, by region */
    listQueueFigures(input?: ListQueueFiguresInput, options?: RequestOptions): Promise<QueueFiguresList>;
    /** Take the free task whose promise ends first. Officers who ask at the same time get different tasks. */
    takeNextTask(input?: TakeNextTaskInput, options?: RequestOptions): Promise<QueueTask>;
    /** Read a task and whose it was */
    readTask(input: TaskIdentifiedInput, options?: RequestOptions): Promise<QueueTaskWithMoves>;
    /** Take a task; of two at the same time one has it and the other is told who */
    claimTask(input: TaskIdentifiedInput, options?: RequestOptions): Promise<QueueTask>;
    /** Give a task to an officer, also one that somebody has. For reviewers and heads. */
    assignTask(input: AssignTaskInput, options?: RequestOptions): Promise<QueueTask>;
    /** Hand one’s task over to a colleague, with a note */
    handOverTask(input: HandOverTaskInput, options?: RequestOptions): Promise<QueueTask>;
    /** Put a task back into the queue: one’s own, as a head anybody’s */
    returnTask(input: ReturnTaskInput, options?: RequestOptions): Promise<QueueTask>;
    /** Rate how a case was handled, once. Within 30 days after it was closed. A bad rating opens a correction: it is looked into and answered by a day that is told at once. */
    rateCase(input: RateCaseInput, options?: RequestOptions): Promise<RatingView>;
    /** Rate again after a bad rating was answered, once */
    rateCaseAgain(input: RateCaseInput, options?: RequestOptions): Promise<RatingView>;
    /** The rating of a case and what came of it */
    readRating(input: RatedCaseInput, options?: RequestOptions): Promise<RatingView>;
    /** Bad ratings of one’s department that are to be looked into, the one due first in front */
    listCorrections: Paged<ListCorrectionsInput, CorrectionList, CorrectionItem>;
    /** Answer a bad rating: what was found, what was put right. By an officer of the lead department who did not decide the case. The applicant is told, and may rate again. */
    answerRating(input: AnswerRatingInput, options?: RequestOptions): Promise<RatingView>;
    /** How a month’s cases were handled, by department */
    listFigures(input?: FiguresOfMonthInput, options?: RequestOptions): Promise<Figures>;
    /** How a department handled its cases in each of the last 36 months */
    listDepartmentFigures(input: FiguresOfDepartmentInput, options?: RequestOptions): Promise<Figures>;
    /** The figures as a page */
    drawFigures(input?: FiguresPageInput, options?: RequestOptions): Promise<Response>;
  };
  documents: {
    /** Upload a file in one go. One part named `file`, with its name; no other part. It waits for a case for seven days. What is wrong with it stands in `errors`: `kind` (its content is nothing that is taken here), `empty`, `too-large`, `damaged`, `encrypted`, `script`, `launch`, `embedded`, `macro`, `bomb`, `polyglot`, `dimensions`, `malware`. */
    uploadFile(input: Record<string, never>, options: RequestOptions & Content): Promise<FileView>;
    /** Download a file, or a range of it. For its owner, and for whoever may read it by right of the case that holds it; each reading is recorded. ETag is the SHA-256 of the content. */
    readFileContent(input: FileIdentifiedInput, options?: RequestOptions): Promise<Response>;
    /** Begin a resumable upload (tus 1.0). Send `Tus-Resumable: 1.0.0`, `Upload-Length` and `Upload-Metadata` with `filename`. `Location` is where the bytes go; its last part is the id of the file to be. Unfinished after 24 hours, it goes. */
    createUpload(input?: Record<string, never>, options?: RequestOptions): Promise<void>;
    /** How far a resumable upload is (tus 1.0) */
    readUpload(input: FileIdentifiedInput, options?: RequestOptions): Promise<void>;
    /** Go on with a resumable upload (tus 1.0). At `Upload-Offset`. With the last byte the content is checked; a file that is taken is there under the id of the upload. What is wrong with it stands in `errors`: `kind` (its content is nothing that is taken here), `empty`, `too-large`, `damaged`, `encrypted`, `script`, `launch`, `embedded`, `macro`, `bomb`, `polyglot`, `dimensions`, `malware`. */
    writeUpload(input: FileIdentifiedInput, options: RequestOptions & Content): Promise<void>;
    /** Give a resumable upload up (tus 1.0) */
    deleteUpload(input: FileIdentifiedInput, options?: RequestOptions): Promise<void>;
    /** One’s own files, newest first */
    listFiles: Paged<ListFilesInput, FileList, FileView>;
    /** What is known of a file: format, size, hash, who holds it. For its owner, and for whoever may read it by right of the case that holds it. */
    readFile(input: FileIdentifiedInput, options?: RequestOptions): Promise<FileView>;
    /** Delete a file of one’s own that no case holds */
    deleteFile(input: FileIdentifiedInput, options?: RequestOptions): Promise<void>;
    /** The evidence chain of a case as a ZIP file that anybody can check. For the applicant, and for officers who may read the case; recorded in the audit log. Its README says how to check it with openssl alone, or with the program of `GET /v1/documents/chain-verifier`. In the chain stand the materials as they were handed in, the decision and the certificate, each by its SHA-256. */
    exportCaseEvidence(input: CaseEvidenceAskedInput, options?: RequestOptions): Promise<Response>;
    /** Published ends of the evidence chains. Signed digests that tell nothing of a chain to whoever does not have it. Keep them: with them it shows when a chain was written anew. */
    listChainAnchors(input?: ChainAnchorsAfterInput, options?: RequestOptions): Promise<ChainAnchors>;
    /** The program that checks an exported evidence chain; needs Node.js and nothing else */
    readChainVerifier(input?: Record<string, never>, options?: RequestOptions): Promise<Response>;
    /** Public keys that check seals, offline too */
    readKeys(input?: Record<string, never>, options?: RequestOptions): Promise<KeySetView>;
    /** Make a new sealing key; the old ones keep checking what they sealed */
    rotateKey(input?: Record<string, never>, options?: RequestOptions): Promise<PublicKey>;
    /** Status lists that a checkpoint without a network carries, newest first. Those in which a sealed credential has not ended yet. */
    listStatusLists(input?: Record<string, never>, options?: RequestOptions): Promise<StatusListsView>;
    /** Signed status list: which sealed credentials are revoked */
    readStatusList(input: StatusListNamedInput, options?: RequestOptions): Promise<SignedStatusList>;
    /** Signed changes of a status list since a version */
    readStatusDelta(input: StatusListSinceInput, options?: RequestOptions): Promise<SignedStatusDelta>;
    /** One’s own certificates, or as an officer those that one’s department issued; newest first */
    listCertificates: Paged<ListCertificatesInput, CertificateList, CertificateView>;
    /** Read a certificate */
    readCertificate(input: CertificateIdentifiedInput, options?: RequestOptions): Promise<CertificateView>;
    /** Download the sealed PDF; recorded in the audit log */
    downloadCertificate(input: CertificateIdentifiedInput, options?: RequestOptions): Promise<Response>;
    /** Revoke a certificate that one’s department issued */
    revokeCertificate(input: RevokeCertificateInput, options?: RequestOptions): Promise<CertificateView>;
    /** Certificates that granted cases have ordered and that are not made yet, newest first; with those given up, and why */
    listCertificateOrders: Paged<ListCertificateOrdersInput, CertificateOrderList, CertificateOrderView>;
    /** Have an order that was given up tried again, from the first attempt on */
    retryCertificateOrder(input: OrderedCaseInput, options?: RequestOptions): Promise<CertificateOrderView>;
    /** Templates of certificates, with their versions and fields */
    listCertificateTemplates(input?: Record<string, never>, options?: RequestOptions): Promise<CertificateTemplateList>;
    /** Check a certificate by number and code, or by the SHA-256 of its file. A wrong code does not tell whether the number exists. */
    checkCertificate(input?: CheckCertificateInput, options?: RequestOptions): Promise<CertificateCheck>;
    /** Page on which anybody checks a certificate, by number and code, QR code or file */
    showVerifyPage(input?: Record<string, never>, options?: RequestOptions): Promise<Response>;
  };
  delivery: {
    /** Events about what was asked for through the app, oldest first, of the last 30 days. Without a gap; events about one entity in their order. Whoever was away goes on from the last `next`. */
    readFeed: Paged<ReadFeedInput, FeedPage, PartnerEvent>;
    /** Read one event */
    readEvent(input: EventIdentifiedInput, options?: RequestOptions): Promise<PartnerEvent>;
    /** Have events sent to an address. Signed as Standard Webhooks says. An event that is not taken with a 2xx within ten seconds is sent again, at growing distances, for three days. A receiver that answers 410, or takes nothing for three days, is disabled, and its contact told by e-mail. */
    createWebhook(input: WebhookWantedInput, options?: RequestOptions): Promise<WebhookMade>;
    /** The app’s webhooks */
    listWebhooks: Paged<PageInput, WebhookList, WebhookView>;
    /** Read a webhook */
    readWebhook(input: WebhookIdentifiedInput, options?: RequestOptions): Promise<WebhookView>;
    /** Change a webhook’s address and types, disable it or enable it again. Enabled again, it is told what still waits and what happens from now on; events of the time between are told by a replay. */
    changeWebhook(input: ChangeWebhookInput, options?: RequestOptions): Promise<WebhookView>;
    /** Delete a webhook and its log */
    deleteWebhook(input: WebhookIdentifiedInput, options?: RequestOptions): Promise<void>;
    /** Take a new secret; those of before go on signing for a while */
    rotateWebhookSecret(input: RotateSecretInput, options?: RequestOptions): Promise<WebhookSecret>;
    /** Send an event of type webhook.test now and tell what came of it */
    testWebhook(input: WebhookIdentifiedInput, options?: RequestOptions): Promise<TestOutcome>;
    /** What was sent to a webhook, newest first, with every attempt */
    listDeliveries: Paged<ListDeliveriesInput, DeliveryList, WebhookDelivery>;
    /** Tell a webhook one event, or all of a range, once more */
    replayEvents(input: ReplayEventsInput, options?: RequestOptions): Promise<ReplayStarted>;
    /** One’s own messages, newest first */
    listInbox: Paged<ListInboxInput, InboxPage, InboxMessage>;
    /** Sandbox: what the simulated providers sent, newest first. Sandbox only. */
    listSent: Paged<ListSentInput, SentPage, SentMessage>;
    /** Sandbox: let the next sendings of a channel fail. Sandbox only. */
    failChannel(input: FailChannelInput, options?: RequestOptions): Promise<Nothing>;
    /** Publish the next version of a message’s texts. Checked strictly: a text that names an undeclared field, a declared field that no text names, a field that this kind of message does not know, a missing language are refused. */
    publishTemplate(input: PublishTemplateInput, options?: RequestOptions): Promise<TemplateView>;
    /** All versions of all messages’ texts, by kind, the latest version last */
    listTemplates: Paged<ListTemplatesInput, TemplateList, TemplateView>;
    /** Show a text with given values, as it would be sent; nothing is sent */
    previewTemplate(input: PreviewTemplateInput, options?: RequestOptions): Promise<RenderedText>;
    /** Publish the next rule of quiet hours, in which nobody is disturbed but by what is urgent. A rule is never changed: another one follows it. What waits for the end of quiet hours already goes out when it was to. */
    publishQuietHours(input: PublishQuietHoursInput, options?: RequestOptions): Promise<QuietHoursView>;
    /** All rules of quiet hours, also those to come, the latest version last */
    listQuietHours: Paged<PageInput, QuietHoursList, QuietHoursView>;
    /** Follow a parcel: its waybill and where it was */
    readParcel(input: ParcelIdentifiedInput, options?: RequestOptions): Promise<ParcelView>;
    /** One’s own parcels, an officer’s those of the region, newest first */
    listParcels: Paged<ListParcelsInput, ParcelList, ParcelView>;
    /** For couriers: tell what happened to a parcel. Public, and verified by its signature. An event told twice counts once; events may come in any order. Whatever is not answered with 2xx is to be told again, signed anew. */
    takeCourierCallback(input: CourierCallbackInput, options?: RequestOptions): Promise<Nothing>;
    /** Sandbox: let the simulated courier tell what happened to a parcel. Sandbox only. */
    moveParcel(input: MoveParcelInput, options?: RequestOptions): Promise<ParcelSending>;
    /** What was sent about a case or a pass, in order, with proof: digest, the provider’s id, times. For whom it is about, and for the officers of its region. */
    listMessages: Paged<ListMessagesInput, MessageList, MessageView>;
    /** Mark a message of one’s inbox as read, or as not read */
    markInboxMessage(input: MarkInboxMessageInput, options?: RequestOptions): Promise<Nothing>;
    /** By which channels one is told of what */
    listPreferences(input?: Record<string, never>, options?: RequestOptions): Promise<PreferenceList>;
    /** Choose the channels for a purpose: consent to it, or turn it off */
    setPreference(input: SetPreferenceInput, options?: RequestOptions): Promise<PreferenceView>;
    /** Name one’s e-mail address; it counts once the code that is sent there was given back */
    registerEmail(input: RegisterEmailInput, options?: RequestOptions): Promise<EmailView>;
    /** Confirm one’s e-mail address by the code */
    confirmEmail(input: ConfirmEmailInput, options?: RequestOptions): Promise<EmailView>;
    /** Remove one’s e-mail address */
    removeEmail(input?: Record<string, never>, options?: RequestOptions): Promise<EmailView>;
    /** For SMS providers: tell whether a message arrived. Public, and verified by its signature. The first receipt of a message counts; told again it changes nothing. */
    takeSmsReceipt(input: SmsReceiptCallbackInput, options?: RequestOptions): Promise<Nothing>;
    /** Sandbox: let the simulated provider tell whether a message arrived; undelivered, it goes by the next channel. Sandbox only. */
    tellReceipt(input: TellReceiptInput, options?: RequestOptions): Promise<Nothing>;
  };
  tax: {
    /** Register one’s enterprise as a taxpayer. Name and credit code come from identity and are not asked again. A new taxpayer has grade M. */
    registerTaxpayer(input: RegisterTaxpayerInput, options?: RequestOptions): Promise<TaxpayerView>;
    /** A taxpayer and its credit grades */
    readTaxpayer(input: TaxpayerIdentifiedInput, options?: RequestOptions): Promise<TaxpayerView>;
    /** Record a credit grade from a day on */
    assessTaxpayer(input: AssessTaxpayerInput, options?: RequestOptions): Promise<TaxpayerView>;
    /** Add an address that invoices are posted to */
    addAddress(input: AddAddressInput, options?: RequestOptions): Promise<AddressView>;
    /** One’s addresses, newest first */
    listAddresses: Paged<PageInput, AddressList, AddressView>;
    /** Remove an address; parcels under way still go there */
    removeAddress(input: AddressIdentifiedInput, options?: RequestOptions): Promise<AddressView>;
    /** Ask for a type of invoice, its monthly quantity and highest amount */
    requestEntitlement(input: RequestEntitlementInput, options?: RequestOptions): Promise<EntitlementView>;
    /** One’s entitlements, newest first */
    listEntitlements: Paged<PageInput, EntitlementList, EntitlementView>;
    /** Entitlements of the officer’s region that wait, oldest first */
    listEntitlementQueue: Paged<PageInput, EntitlementList, EntitlementView>;
    /** Confirm an entitlement, as asked or lower; it takes the place of the one before */
    confirmEntitlement(input: ConfirmEntitlementInput, options?: RequestOptions): Promise<EntitlementView>;
    /** Refuse an entitlement with the reason */
    refuseEntitlement(input: RefuseEntitlementInput, options?: RequestOptions): Promise<EntitlementView>;
    /** Publish a dated invoice policy for a region. A policy takes over from the one before it where that has no end; where it has one, it starts exactly there. */
    publishInvoicePolicy(input: PublishInvoicePolicyInput, options?: RequestOptions): Promise<InvoicePolicyView>;
    /** Invoice policies: past, in force and to come, in the order of publication */
    listInvoicePolicies: Paged<ListInvoicePoliciesInput, InvoicePolicyList, InvoicePolicyView>;
    /** Take ranges of blank invoices into stock; all or none */
    importStock(input: ImportStockInput, options?: RequestOptions): Promise<StockMoved>;
    /** Ranges of the officer’s region by state */
    listStock: Paged<ListStockInput, StockList, StockEntry>;
    /** Split a range: hand held numbers to another authority */
    transferSerials(input: TransferSerialsInput, options?: RequestOptions): Promise<StockMoved>;
    /** Take unused issued numbers back into stock */
    returnSerials(input: MoveSerialsInput, options?: RequestOptions): Promise<StockMoved>;
    /** Void numbers, held or issued */
    voidSerials(input: MoveSerialsInput, options?: RequestOptions): Promise<StockMoved>;
    /** Declare numbers lost, held or issued; a public notice says so */
    loseSerials(input: MoveSerialsInput, options?: RequestOptions): Promise<StockMoved>;
    /** Prove that stock = issued + held + void + lost, number by number */
    reconcileStock(input?: Record<string, never>, options?: RequestOptions): Promise<Reconciliation>;
    /** Public notices of lost invoices, newest first */
    listLossNotices: Paged<PageInput, LossNoticeList, LossNotice>;
    /** Ask for invoices by post. The policy in force accepts or refuses at once, with the reason of each condition; an officer issues within the promised time. */
    requestInvoices(input: RequestInvoicesInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Take down a requisition at the counter */
    takeRequisition(input: TakeRequisitionInput, options?: RequestOptions): Promise<RequisitionView>;
    /** A requisition with its numbers and its parcel */
    readRequisition(input: RequisitionIdentifiedInput, options?: RequestOptions): Promise<RequisitionView>;
    /** One’s requisitions, newest first */
    listRequisitions: Paged<ListRequisitionsInput, RequisitionList, RequisitionView>;
    /** Requisitions of the officer’s region, oldest first */
    listRequisitionQueue: Paged<ListRequisitionQueueInput, RequisitionList, RequisitionView>;
    /** Take back a requisition that waits */
    withdrawRequisition(input: RequisitionIdentifiedInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Issue the invoices of a waiting requisition from stock */
    issueRequisition(input: RequisitionIdentifiedInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Refuse a waiting requisition with the reason */
    refuseRequisition(input: RefuseRequisitionInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Why a requisition was accepted or refused, and why it is promised by when */
    explainRequisition(input: RequisitionIdentifiedInput, options?: RequestOptions): Promise<RequisitionExplanation>;
    /** Decide a requisition again under the policy of another date; changes nothing */
    replayRequisition(input: ReplayRequisitionInput, options?: RequestOptions): Promise<RequisitionReplay>;
    /** Send returned invoices again */
    repostRequisition(input: RequisitionIdentifiedInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Take returned invoices back into stock */
    restockRequisition(input: FollowUpInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Declare invoices lost that the courier lost; a public notice says so */
    writeOffRequisition(input: FollowUpInput, options?: RequestOptions): Promise<RequisitionView>;
    /** Is an invoice genuine, void or lost, and to whom was it issued (masked)? */
    checkInvoice(input: CheckInvoiceInput, options?: RequestOptions): Promise<InvoiceCheck>;
    /** Open figures of a month: share online, time to issue, promises kept */
    readTaxFigures(input: ReadTaxFiguresInput, options?: RequestOptions): Promise<TaxFigures>;
    /** Special tax matters that the policy in force opens or closes online */
    listOnlineMatters(input: ListOnlineMattersInput, options?: RequestOptions): Promise<OnlineMatterList>;
  };
}

/** What a partner app is told, by feed and by webhook. */
export type CounterlessEvent =
  | (EventHead & { type: 'permits.pass.requested.v1'; data: PassFact })
  | (EventHead & { type: 'permits.pass.granted.v1'; data: PassGranted })
  | (EventHead & { type: 'permits.pass.refused.v1'; data: PassFact })
  | (EventHead & { type: 'permits.pass.revoked.v1'; data: PassNumberedFact })
  | (EventHead & { type: 'permits.pass.extended.v1'; data: PassGranted })
  | (EventHead & { type: 'permits.pass.expired.v1'; data: PassNumberedFact })
  | (EventHead & { type: 'permits.pass.lapsed.v1'; data: PassFact })
  | (EventHead & { type: 'permits.pass.withdrawn.v1'; data: PassNumberedFact })
  | (EventHead & { type: 'permits.case.submitted.v1'; data: CaseFact })
  | (EventHead & { type: 'permits.case.accepted.v1'; data: CaseAccepted })
  | (EventHead & { type: 'permits.case.supplement-asked.v1'; data: CaseSupplementAsked })
  | (EventHead & { type: 'permits.case.supplemented.v1'; data: CaseFact })
  | (EventHead & { type: 'permits.case.suspended.v1'; data: CaseSuspended })
  | (EventHead & { type: 'permits.case.resumed.v1'; data: CaseResumed })
  | (EventHead & { type: 'permits.case.extended.v1'; data: CaseExtended })
  | (EventHead & { type: 'permits.case.stage-done.v1'; data: CaseStageDone })
  | (EventHead & { type: 'permits.case.granted.v1'; data: CaseGranted })
  | (EventHead & { type: 'permits.case.refused.v1'; data: CaseFact })
  | (EventHead & { type: 'permits.case.certified.v1'; data: CaseFact })
  | (EventHead & { type: 'permits.case.closed.v1'; data: CaseFact })
  | (EventHead & { type: 'permits.case.withdrawn.v1'; data: CaseWithdrawn })
  | (EventHead & { type: 'identity.data.erasure-begun.v1'; data: DataAsked })
  | (EventHead & { type: 'identity.data.erasure-finished.v1'; data: DataAsked })
  | (EventHead & { type: 'identity.data.export-ready.v1'; data: DataAsked })
  | (EventHead & { type: 'identity.data.export-asked.v1'; data: DataAsked })
  | (EventHead & { type: 'documents.certificate.sealed.v1'; data: CertificateFact })
  | (EventHead & { type: 'documents.certificate.revoked.v1'; data: CertificateRevoked })
  | (EventHead & { type: 'documents.certificate.superseded.v1'; data: CertificateSuperseded })
  | (EventHead & { type: 'delivery.parcel.accepted.v1'; data: ParcelFact })
  | (EventHead & { type: 'delivery.parcel.moved.v1'; data: ParcelFact })
  | (EventHead & { type: 'delivery.parcel.signed-for.v1'; data: ParcelFact })
  | (EventHead & { type: 'delivery.parcel.returned.v1'; data: ParcelFact })
  | (EventHead & { type: 'delivery.parcel.lost.v1'; data: ParcelFact })
  | (EventHead & { type: 'delivery.parcel.refused.v1'; data: ParcelFact })
  | (EventHead & { type: 'tax.requisition.accepted.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.refused.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.issued.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.posted.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.signed-for.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.returned.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.lost.v1'; data: RequisitionFact })
  | (EventHead & { type: 'tax.requisition.closed.v1'; data: RequisitionFact })
;

export interface AccessRevoked {
  /** Subject of the tokens: a person, enterprise, officer or client id */
  subject: string;
  /** Tokens issued before this are void */
  before: string;
}

export interface AddAddressInput {
  /** Region of the address; it must lie within the prescribed area */
  region: string;
  /** Street, house, room */
  line: string;
  recipient: string;
  mobile: string;
}

export interface AddImportPartInput {
  importId: string;
  /** Number of the part; one sent again takes the place of the one before */
  part: number;
}

export interface AddressIdentifiedInput {
  addressId: string;
}

export interface AddressList {
  items: AddressView[];
  next?: string | null;
}

export interface AddressView {
  id: string;
  region: string;
  /** Masked */
  line: string;
  /** Masked */
  recipient: string;
  /** Masked */
  mobile: string;
  addedAt: string;
}

export interface AnswerExtensionInput {
  caseId: string;
  approve: boolean;
}

export interface AnswerRatingInput {
  caseId: string;
  /** What was found when it was looked into */
  finding: 'confirmed' | 'not-confirmed';
  /** To the applicant: what was found and what was put right */
  answer: string;
}

export interface AppView {
  clientId: string;
  nameZh: string;
  nameEn: string;
  authentication: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';
  grantTypes: string[];
  redirectUris: string[];
  callbackUrls: string[];
  scopes: string[];
  mayVouch: boolean;
  /** Public keys on record */
  keys: number;
}

export interface AskErasureInput {
  /** That it is meant, in the language of the person */
  confirm: 'erase' | '删除';
}

export interface AskExtensionInput {
  caseId: string;
  /** Working days; 10 at most, 15 where departments decide together */
  days: number;
  /** Told to the applicant */
  reason: string;
}

export interface AskSupplementInput {
  caseId: string;
  /** Everything that is missing: it is asked for once */
  items: SupplementItemInput[];
}

export interface AskedErasure {
  id: string;
  version: number;
  kind: 'export' | 'erasure';
  /** collecting: services are at it. ready: to be read. expired: no longer. cooling: an erasure that may still be withdrawn. erasing: begun. erased: done, but for what is kept. withdrawn: by the person */
  status: 'collecting' | 'ready' | 'expired' | 'cooling' | 'erasing' | 'erased' | 'withdrawn';
  askedAt: string;
  /** Last day for it to be answered */
  due: string;
  /** Why that day: rule, article, days that were not counted */
  why: Record<string, unknown>;
  /** An erasure: when it begins, and can no longer be withdrawn */
  beginsAt?: string | null;
  /** An export: when it goes */
  expiresAt?: string | null;
  /** The last day passed without an answer */
  overdueAt?: string | null;
  finishedAt?: string | null;
  /** Services that have not answered yet: one that is away answers after its return */
  waitingFor: ('gateway' | 'identity' | 'permits' | 'documents' | 'delivery' | 'tax')[];
  shares: DataShareView[];
  /** Shown once: with it the outcome can be read when the account is gone */
  receipt: string;
}

export interface AssessTaxpayerInput {
  /** Id of the enterprise */
  taxpayerId: string;
  /** `direct`: D at once, without points */
  ground: 'score' | 'no-revenue' | 'direct';
  /** Points; needed unless the ground is `direct` */
  score?: number;
  /** First day on which the grade holds */
  startsOn: string;
  reason: string;
}

export interface AssignTaskInput {
  taskId: string;
  /** Officer of the same department, over the region of the task */
  officer: string;
  note?: string;
}

export interface Cargo {
  kind: 'medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other';
  description: string;
  /** Tonnes */
  tonnes?: number | null;
}

export interface CargoInput {
  kind: 'medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other';
  description: string;
  /** Tonnes */
  tonnes?: number;
}

export interface CaseAccepted {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  /** By silence */
  deemed: boolean;
  promised?: string | null;
  legal?: string | null;
}

export interface CaseCertificate {
  certificateId: string;
  number: string;
  sealedAt: string;
  revokedAt?: string | null;
  /** When another certificate took its place */
  supersededAt?: string | null;
}

export interface CaseCheck {
  /** It could be submitted as it is */
  ready: boolean;
  /** Version of the matter it was checked against */
  matterVersion: number;
  /** Would be decided at once */
  atOnce: boolean;
  /** All that is wrong */
  faults: CaseFault[];
}

export interface CaseContact {
  name: string;
  /** Where messages about the case go */
  mobile: string;
}

export interface CaseContactInput {
  name: string;
  /** Where messages about the case go */
  mobile: string;
}

export interface CaseContent {
  caseId: string;
  form: Record<string, unknown>;
  contact?: CaseContact | null;
  /** What departments said to each other; for officers only */
  opinions: StageOpinion[];
}

export interface CaseDates {
  items: ExplainedDate[];
}

export interface CaseDecision {
  outcome: 'grant' | 'refuse' | 'not-accept';
  at: string;
  /** `form-rules`: at once, by the rules of the matter; `clock`: silence counts as a grant */
  by: 'officer' | 'form-rules' | 'clock';
  officer?: string | null;
  reason: string;
  /** Why it came after the promised or the legal day */
  overrun?: string | null;
  /** Of a refusal */
  remedies: CaseRemedy[];
}

export interface CaseDues {
  /** Draft: kept until the end of this day */
  draft?: string | null;
  /** What is missing is asked for by then, or the case counts as accepted */
  correction?: string | null;
  /** The applicant hands in what was asked for by then */
  supplement?: string | null;
  /** Promised; none while the clock stands still */
  promised?: string | null;
  /** By law; none while the clock stands still */
  legal?: string | null;
  /** The certificate is handed over by then */
  delivery?: string | null;
  /** Last day of the certificate to be renewed: without a decision it counts as renewed */
  renewal?: string | null;
}

export interface CaseEvent {
  place: number;
  what: string;
  at: string;
  byKind: 'person' | 'enterprise' | 'officer' | 'app' | 'operator' | 'clock' | 'service';
  by?: string | null;
  /** Act chain, when somebody acted for another */
  act?: Record<string, unknown> | null;
  detail?: Record<string, unknown> | null;
}

export interface CaseEvidenceAskedInput {
  caseId: string;
}

export interface CaseExtended {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  promised?: string | null;
  legal?: string | null;
  days: number;
}

export interface CaseFact {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
}

export interface CaseFault {
  /** JSON path */
  path: string;
  code: string;
  message: string;
}

export interface CaseGranted {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  by: 'officer' | 'form-rules' | 'clock';
  /** What is to be done with a certificate; without it there is none */
  certificate?: 'issue' | 'change' | 'renew' | 'replace' | 'cancel' | null;
}

export interface CaseHistory {
  /** In the order in which it happened */
  items: CaseEvent[];
}

export interface CaseIdentifiedInput {
  caseId: string;
}

export interface CaseList {
  items: CaseView[];
  next?: string | null;
}

export interface CaseMaterial {
  /** Code of the material, as the matter lists it */
  code: string;
  /** File that was uploaded to documents */
  fileId: string;
}

export interface CaseMaterialInput {
  /** Code of the material, as the matter lists it */
  code: string;
  /** File that was uploaded to documents */
  fileId: string;
}

export interface CasePrefilled {
  matterVersion: number;
  /** What the platform holds for the fields of the form that say where from (`x-source`) */
  form: Record<string, unknown>;
  contact?: CaseContact | null;
  /** Codes of materials that need not be handed in */
  heldMaterials: string[];
}

export interface CaseRemedy {
  kind: 'reconsideration' | 'suit';
  name: Names;
  article: Names;
  /** Last day, counted from the day of the decision */
  until: string;
}

export interface CaseResumed {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  promised?: string | null;
  legal?: string | null;
}

export interface CaseStageDone {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  taskId: string;
  outcome: 'agree' | 'disagree';
}

export interface CaseSupplement {
  askedAt: string;
  items: SupplementItem[];
  handedInAt?: string | null;
}

export interface CaseSupplementAsked {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  due: string;
}

export interface CaseSuspended {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  reason: 'hearing' | 'tender' | 'auction' | 'inspection' | 'testing' | 'quarantine' | 'appraisal' | 'expert-review';
}

export interface CaseTaskView {
  id: string;
  kind: 'acceptance' | 'stage' | 'decision';
  /** Tasks of one order stand side by side */
  order: number;
  name: Names;
  department: string;
  /** `dropped`: no longer needed */
  state: 'waiting' | 'open' | 'done' | 'dropped';
  outcome?: 'agree' | 'disagree' | null;
  openedAt?: string | null;
  endedAt?: string | null;
}

export interface CaseView {
  id: string;
  version: number;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  matter: string;
  /** Version of the matter that the case goes by: of a draft the one in force at its last change */
  matterVersion: number;
  title: Names;
  kind: 'immediate' | 'promised';
  /** Lead department */
  department: string;
  region: string;
  applicant: string;
  /** Who acts for the applicant, when somebody does */
  representative?: string | null;
  materials: CaseMaterial[];
  renews?: string | null;
  tasks: CaseTaskView[];
  dues: CaseDues;
  supplement?: CaseSupplement | null;
  decision?: CaseDecision | null;
  /** Once sealed: shortly after the grant */
  certificate?: CaseCertificate | null;
  /** Accepted because nothing was said in time */
  deemedAccepted: boolean;
  draftedAt: string;
  submittedAt?: string | null;
  acceptedAt?: string | null;
  decidedAt?: string | null;
  /** Nothing more is owed: refused, ended, or granted and the certificate handed over */
  closedAt?: string | null;
}

export interface CaseWithdrawn {
  caseId: string;
  applicantKind: 'person' | 'enterprise';
  applicant: string;
  department: string;
  region: string;
  matter: string;
  status: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  /** `lapsed`: what was asked for did not come in time */
  why: 'applicant' | 'lapsed';
}

export interface CertificateCheck {
  verdict: 'valid' | 'not-yet-valid' | 'expired' | 'superseded' | 'revoked' | 'no-match' | 'not-genuine';
  /** The verdict in the language asked for */
  message: string;
  at: string;
  /** Only where number and code, or the bytes, are those of a certificate */
  certificate?: CheckedCertificate | null;
}

export interface CertificateDepartment {
  /** Officers of this department see and revoke it */
  code: string;
  /** Printed under the certificate and in the ring of its emblem */
  name: Names;
}

export interface CertificateFact {
  certificateId: string;
  /** Case or decision that it certifies */
  basis: string;
  /** Service that asked for it */
  issuer: string;
  number: string;
}

export interface CertificateIdentifiedInput {
  certificateId: string;
}

export interface CertificateList {
  items: CertificateView[];
  next?: string | null;
}

export interface CertificateOrderList {
  items: CertificateOrderView[];
  next?: string | null;
}

export interface CertificateOrderView {
  caseId: string;
  orderedAt: string;
  /** Attempts that failed; after ten the order is given up */
  tries: number;
  /** When it is tried next; null once it is given up */
  dueAt?: string | null;
  /** Code of what was wrong at the last attempt */
  fault?: string | null;
}

export interface CertificateRevoked {
  certificateId: string;
  /** Case or decision that it certifies */
  basis: string;
  /** Service that asked for it */
  issuer: string;
  number: string;
  category: 'granted-wrongly' | 'deceit' | 'public-interest' | 'penalty' | 'given-back' | 'holder-gone' | 'impossible' | 'error';
  /** Case by which its holder gave it back */
  by?: string | null;
}

export interface CertificateSuperseded {
  certificateId: string;
  /** Case or decision that it certifies */
  basis: string;
  /** Service that asked for it */
  issuer: string;
  number: string;
  by: string;
}

export interface CertificateTemplateField {
  name: string;
  label: Names;
  required: boolean;
}

export interface CertificateTemplateList {
  items: CertificateTemplateView[];
}

export interface CertificateTemplateView {
  /** Code of the template */
  kind: string;
  version: number;
  /** From this day on new certificates are made by this version */
  startsOn: string;
  fields: CertificateTemplateField[];
  /** Has room for further lines */
  rows: boolean;
}

export interface CertificateView {
  id: string;
  /** Region (6), year (4), serial (8), check digits (2) */
  number: string;
  version: number;
  status: 'requested' | 'sealed' | 'superseded' | 'revoked' | 'faulty';
  /** Code of the template */
  kind: string;
  title: Names;
  /** Name of the holder; a person’s with all but its first character hidden */
  holder: string;
  department: CertificateDepartment;
  region: string;
  /** Case or decision that it certifies */
  basis: string;
  validFrom: string;
  validUntil?: string | null;
  issuedAt: string;
  sealedAt?: string | null;
  /** SHA-256 of the PDF, hexadecimal */
  sha256?: string | null;
  bytes?: number | null;
  /** The seal: compact JWS over number, validity and SHA-256 of the PDF, checked by the published keys */
  seal?: string | null;
  /** Characters that the fonts lack, as code points; they are printed as such, with a note */
  missingCharacters: string[];
  revocation?: Revocation | null;
  supersedes?: string | null;
  supersededBy?: string | null;
  supersededAt?: string | null;
  /** Of a faulty one: code of what is wrong */
  fault?: string | null;
}

export interface ChainAnchorView {
  number: number;
  /** The anchor as it is signed: canonical JSON of `number`, `previous`, `heads`, `at`, `key` */
  text: string;
  /** ECDSA P-256 with SHA-256 over the text, DER in base64 */
  signature: string;
  /** What an authority for time stamps answered about the text (RFC 3161, TimeStampResp), DER in base64; none where none is configured, or it has not answered yet */
  timeStamp?: string | null;
}

export interface ChainAnchors {
  items: ChainAnchorView[];
  /** `after` of the next part; null at the end */
  next?: number | null;
}

export interface ChainAnchorsAfterInput {
  /** Anchors after this one; from the first unless said */
  after?: number;
}

export interface ChangeDraftInput {
  caseId: string;
  /** Takes the place of the whole form */
  form?: Record<string, unknown>;
  /** Takes the place of the whole list */
  materials?: CaseMaterialInput[];
  contact?: CaseContactInput;
}

export interface ChangeWebhookInput {
  /** https address of the receiver; in a sandbox also http */
  url: string;
  /** Types of event to be told; all without it */
  types?: string[];
  description?: string;
  /** Who is told by e-mail, in the language of this request, when the platform disables the webhook; left out it stays as it is, empty nobody is told */
  contactEmail?: string;
  webhookId: string;
  status: 'enabled' | 'disabled';
}

export interface CheckCertificateInput {
  /** Number printed on the certificate; with `code` */
  number?: string;
  /** Verification code printed on it */
  code?: string;
  /** SHA-256 of the file, hexadecimal; instead of number and code */
  sha256?: string;
}

export interface CheckInvoiceInput {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** As printed */
  number: string;
}

export interface CheckedCertificate {
  number: string;
  title: Names;
  /** Name of the holder; a person’s with all but its first character hidden */
  holder: string;
  department: Names;
  validFrom: string;
  validUntil?: string | null;
  sealedAt: string;
  sha256: string;
  seal: string;
  /** Since when it is revoked or superseded */
  endedAt?: string | null;
  category?: 'granted-wrongly' | 'deceit' | 'public-interest' | 'penalty' | 'given-back' | 'holder-gone' | 'impossible' | 'error' | null;
}

export interface CheckpointList {
  items: CheckpointView[];
  next?: string | null;
}

export interface CheckpointView {
  name: string;
  region: string;
  /** Degrees, WGS 84 */
  latitude: number;
  /** Degrees, WGS 84 */
  longitude: number;
  id: string;
}

export interface CompleteStageInput {
  caseId: string;
  taskId: string;
  outcome: 'agree' | 'disagree';
  /** For the lead department; the applicant does not read it */
  opinion: string;
}

export interface ConfirmEmailInput {
  code: string;
}

export interface ConfirmEntitlementInput {
  /** Invoices a month */
  monthlyQuantity: number;
  /** Highest amount of one invoice */
  highestAmount: string;
  entitlementId: string;
  /** Shown to the taxpayer */
  reason: string;
}

export interface ConsentIdentifiedInput {
  consentId: string;
}

export interface ConsentList {
  items: ConsentView[];
  next?: string | null;
}

export interface ConsentView {
  id: string;
  version: number;
  workerId: string;
  personId: string;
  /** Masked */
  personName?: string | null;
  purpose: string;
  scopes: string[];
  form: 'signed' | 'spoken' | 'recorded' | 'video';
  recordedAt: string;
  until: string;
  revokedAt?: string | null;
}

export interface CorrectionItem {
  caseId: string;
  matter: string;
  level: 'very-satisfied' | 'satisfied' | 'fairly-satisfied' | 'dissatisfied' | 'very-dissatisfied';
  tags: ('quick' | 'clear' | 'courteous' | 'without-a-visit' | 'slow' | 'unclear' | 'impolite' | 'asked-for-more' | 'sent-back-and-forth' | 'system-faulty' | 'charged-wrongly')[];
  ratedAt: string;
  due: string;
  overdue: boolean;
}

export interface CorrectionList {
  items: CorrectionItem[];
  next?: string | null;
}

export interface CourierCallbackInput {
  /** Seconds since 1970; refused when more than five minutes away from now */
  timestamp: number;
  nonce: string;
  /** JSON as a text: what is signed */
  data: string;
  /** Base64 of HMAC-SHA256 under the shared secret over timestamp, line feed, nonce, line feed, data */
  signature: string;
  /** Courier that calls; `data` is a CourierEvent */
  courier: string;
}

export interface CreateTestEnterpriseInput {
  name?: string;
  uscc?: string;
  /** Test person who becomes its owner; made unless said */
  agentId?: string;
}

export interface CreateTestOfficerInput {
  name?: string;
  mobile?: string;
  region: string;
  /** `transport` unless said */
  department?: string;
  roles: ('clerk' | 'reviewer' | 'head' | 'inspector' | 'community-worker' | 'government-head')[];
}

export interface CreateTestPersonInput {
  name?: string;
  residentId?: string;
  mobile?: string;
  level?: number;
}

export interface DataAsked {
  requestId: string;
  personId: string;
  /** An export: when what was collected goes */
  expiresAt?: string | null;
}

export interface DataCount {
  kind: 'identity.person' | 'identity.mandate' | 'identity.consent' | 'identity.data-request' | 'permits.pass' | 'permits.case' | 'permits.rating' | 'documents.file' | 'documents.upload' | 'documents.certificate' | 'delivery.message' | 'delivery.inbox' | 'delivery.preference' | 'delivery.email' | 'delivery.parcel';
  count: number;
}

export interface DataEntry {
  kind: 'identity.person' | 'identity.mandate' | 'identity.consent' | 'identity.data-request' | 'permits.pass' | 'permits.case' | 'permits.rating' | 'documents.file' | 'documents.upload' | 'documents.certificate' | 'delivery.message' | 'delivery.inbox' | 'delivery.preference' | 'delivery.email' | 'delivery.parcel';
  data: Record<string, unknown>;
}

export interface DataExport {
  format: 'counterless-person-data/1';
  requestId: string;
  personId: string;
  /** When it was asked for */
  askedAt: string;
  part: number;
  parts: number;
  /** What all parts together hold, in words for people */
  index: DataIndexEntry[];
  /** Entries of one service; files and certificates are named with their SHA-256 and address */
  entries: DataEntry[];
  /** `part` of the next part; null at the end */
  next?: number | null;
}

export interface DataIndexEntry {
  kind: 'identity.person' | 'identity.mandate' | 'identity.consent' | 'identity.data-request' | 'permits.pass' | 'permits.case' | 'permits.rating' | 'documents.file' | 'documents.upload' | 'documents.certificate' | 'delivery.message' | 'delivery.inbox' | 'delivery.preference' | 'delivery.email' | 'delivery.parcel';
  count: number;
  service: 'gateway' | 'identity' | 'permits' | 'documents' | 'delivery' | 'tax';
  zh: string;
  en: string;
}

export interface DataRequestIdentifiedInput {
  requestId: string;
}

export interface DataRequestList {
  items: DataRequestView[];
  next?: string | null;
}

export interface DataRequestView {
  id: string;
  version: number;
  kind: 'export' | 'erasure';
  /** collecting: services are at it. ready: to be read. expired: no longer. cooling: an erasure that may still be withdrawn. erasing: begun. erased: done, but for what is kept. withdrawn: by the person */
  status: 'collecting' | 'ready' | 'expired' | 'cooling' | 'erasing' | 'erased' | 'withdrawn';
  askedAt: string;
  /** Last day for it to be answered */
  due: string;
  /** Why that day: rule, article, days that were not counted */
  why: Record<string, unknown>;
  /** An erasure: when it begins, and can no longer be withdrawn */
  beginsAt?: string | null;
  /** An export: when it goes */
  expiresAt?: string | null;
  /** The last day passed without an answer */
  overdueAt?: string | null;
  finishedAt?: string | null;
  /** Services that have not answered yet: one that is away answers after its return */
  waitingFor: ('gateway' | 'identity' | 'permits' | 'documents' | 'delivery' | 'tax')[];
  shares: DataShareView[];
}

export interface DataShareView {
  service: 'gateway' | 'identity' | 'permits' | 'documents' | 'delivery' | 'tax';
  at: string;
  /** What was collected, or erased */
  counts: DataCount[];
  /** An erasure: what stays, why, until when */
  kept: KeptData[];
}

export interface DecideCaseInput {
  caseId: string;
  /** Shown to the applicant */
  reason: string;
  /** Needed after the promised or the legal day: why it comes later */
  overrun?: string;
}

export interface DecidePassInput {
  passId: string;
  /** Shown to the applicant */
  reason: string;
}

export interface DeclineCaseInput {
  caseId: string;
  reason: string;
}

export interface DeliveryAttempt {
  at: string;
  status?: number | null;
  /** Why it does not count as delivered */
  error?: string | null;
  milliseconds: number;
}

export interface DeliveryList {
  items: WebhookDelivery[];
  next?: string | null;
}

export interface DepartmentList {
  items: DepartmentView[];
}

export interface DepartmentView {
  code: string;
  name: Names;
  /** Region it serves, with all that lies in it */
  region: string;
  /** From this day on it takes no applications */
  closedFrom?: string | null;
  /** Matters in force today */
  matters: number;
}

export interface DoubleScanList {
  items: DoubleScanView[];
  next?: string | null;
}

export interface DoubleScanView {
  id: string;
  passId: string;
  number: string;
  plate: string;
  first: SeenAt;
  second: SeenAt;
  /** Great-circle distance between the two */
  kilometres: number;
  /** Time between the two */
  minutes: number;
  reportedAt: string;
}

export interface DraftCaseInput {
  /** Implementation code of the matter */
  matter: string;
  /** What is filled in so far; what the platform holds is filled in by itself */
  form?: Record<string, unknown>;
  materials?: CaseMaterialInput[];
  /** What identity holds unless said */
  contact?: CaseContactInput;
  /** Earlier case whose certificate is to be renewed */
  renews?: string;
}

export interface DriverInput {
  /** Name as on the identity document */
  name: string;
  mobile: string;
  residentId?: string;
}

export interface EmailView {
  /** Masked; null where there is none */
  email?: string | null;
  confirmedAt?: string | null;
}

export interface EntitlementList {
  items: EntitlementView[];
  next?: string | null;
}

export interface EntitlementView {
  id: string;
  version: number;
  taxpayerId: string;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  status: 'requested' | 'confirmed' | 'refused' | 'replaced';
  /** Asked for; once confirmed, confirmed */
  monthlyQuantity: number;
  highestAmount: string;
  requestedAt: string;
  /** Last day for the confirmation */
  due: string;
  /** Why that day: rule, article, days that were not counted */
  why: Record<string, unknown>;
  /** When the last day had passed without a decision */
  overdueAt?: string | null;
  decidedAt?: string | null;
  reason?: string | null;
}

export interface ErasureReceiptInput {
  receipt: string;
}

export interface EventIdentifiedInput {
  eventId: string;
}

export interface ExplainedDate {
  kind: 'draft' | 'correction' | 'supplement' | 'promised' | 'legal' | 'delivery' | 'renewal' | 'reconsideration' | 'suit';
  /** None while the clock stands still */
  due?: string | null;
  /** Why it is this day, in the language asked for */
  text: string;
  /** The same as data: rule, article, start, what was counted and what was not */
  why?: Record<string, unknown> | null;
}

export interface ExtendPassInput {
  passId: string;
  validUntil: string;
  reason: string;
}

export interface FacetCount {
  value: string;
  /** Matters found when this value is the filter, beside the other filters */
  count: number;
}

export interface FailChannelInput {
  channel: 'sms' | 'email' | 'inbox' | 'post';
  /** How many of the next sendings fail */
  failures: number;
  /** refuse (unless said): not sent, try again. time-out: sent, and the answer is lost. invalid: no such number or address */
  how?: 'refuse' | 'time-out' | 'invalid';
}

export interface Fee {
  amount: string;
  basis?: string | null;
}

export interface FeedPage {
  items: PartnerEvent[];
  /** Where to go on, also when nothing is there yet: keep it */
  next: string;
  /** More can be read at once */
  more: boolean;
}

export interface Figure {
  month: string;
  department?: string | null;
  name?: Names | null;
  /** Decided in the month. Null with all that follows where there are fewer than 10: figures of few tell of persons */
  cases?: number | null;
  /** Percent handled online: the matter needs no visit, and no officer filled it in for the applicant */
  online?: number | null;
  /** Half of them took no longer, from submission to decision, in days */
  medianDays?: number | null;
  /** Percent decided on or before the promised day, of those with a promise */
  kept?: number | null;
  /** Cases that were rated; null where fewer than 10 were */
  ratings?: number | null;
  /** Percent rated at least fairly satisfied; the rating after a correction counts */
  satisfied?: number | null;
  /** Percent of the corrections that were answered in time */
  corrected?: number | null;
}

export interface Figures {
  items: Figure[];
  /** All departments together, as far as it does not tell what a small one keeps */
  total?: Figure | null;
  /** When they were counted */
  countedAt?: string | null;
}

export interface FiguresOfDepartmentInput {
  department: string;
}

export interface FiguresOfMonthInput {
  /** The present month in Beijing unless said */
  month?: string;
}

export interface FiguresPageInput {
  /** The present month in Beijing unless said */
  month?: string;
  /** Chinese unless said */
  language?: 'zh' | 'en';
}

export interface FileIdentifiedInput {
  fileId: string;
}

export interface FileList {
  items: FileView[];
  next?: string | null;
}

export interface FileView {
  id: string;
  /** As its owner called it; nothing is concluded from it */
  name: string;
  /** By its content */
  format: 'pdf' | 'jpg' | 'png' | 'docx' | 'xlsx' | 'ofd' | 'mp3' | 'mp4';
  mediaType: string;
  bytes: number;
  /** SHA-256 of the content, hexadecimal */
  sha256: string;
  /** `checking`: waits for the search for malware; nobody may use it yet */
  status: 'checking' | 'ready';
  uploadedAt: string;
  /** The case that holds it */
  holder?: string | null;
  /** When it is deleted */
  keptUntil: string;
}

export interface FollowUpInput {
  requisitionId: string;
  reason: string;
}

export interface GradeRecord {
  grade: 'A' | 'B' | 'M' | 'C' | 'D';
  /** First day on which it holds */
  startsOn: string;
  /** `score`: by points; `no-revenue`: by points, without revenue in the year; `new`: newly set up; `direct`: judged D without points */
  ground: 'score' | 'no-revenue' | 'new' | 'direct';
  /** Points of the yearly evaluation */
  score?: number | null;
  reason: string;
  /** Officer who recorded it; none for the grade of a new taxpayer */
  officer?: string | null;
  recordedAt: string;
}

export interface GradeRule {
  grade: 'A' | 'B' | 'M' | 'C' | 'D';
  /** May the grade draw invoices at all? */
  draw: boolean;
  /** May they be posted? */
  byPost: boolean;
  /** Most of one type in one requisition */
  perRequisition: number;
  /** Share of the confirmed monthly quantity that may be drawn, in percent */
  monthlyPercent: number;
}

export interface GradeRuleInput {
  grade: 'A' | 'B' | 'M' | 'C' | 'D';
  /** May the grade draw invoices at all? */
  draw: boolean;
  /** May they be posted? */
  byPost: boolean;
  /** Most of one type in one requisition */
  perRequisition: number;
  /** Share of the confirmed monthly quantity that may be drawn, in percent */
  monthlyPercent: number;
}

export interface GrantMandateInput {
  enterpriseId: string;
  /** The agent; or `agentMobile` */
  agentId?: string;
  /** The agent by the number that he or she signs in with; or `agentId` */
  agentMobile?: string;
  /** `owner` may grant and end mandates; `agent` unless said */
  role?: 'owner' | 'agent';
  /** What the agent may do for the enterprise */
  scopes: string[];
  /** Now unless said */
  starts?: string;
  /** Within five years of the start */
  ends: string;
}

export interface HandOverCaseInput {
  caseId: string;
  /** What identity holds of whoever takes it over unless said */
  contact?: CaseContactInput;
}

export interface HandOverTaskInput {
  taskId: string;
  /** Officer of the same department, over the region of the task */
  officer: string;
  /** What the next one should know */
  note: string;
}

export interface ImportCatalogueInput {
  /** What the rows are */
  kind: 'departments' | 'themes' | 'matters';
  /** Import the good rows although others are faulty */
  partial?: boolean;
  /** Report only */
  dryRun?: boolean;
}

export interface ImportIdentifiedInput {
  importId: string;
}

export interface ImportPart {
  part: number;
  rows: number;
  faulty: number;
}

export interface ImportReport {
  rows: number;
  /** Rows imported; of a dry run, rows that would be */
  imported: number;
  /** Rows equal to what is already there */
  unchanged: number;
  /** Rows with a fault */
  faulty: number;
  faults: RowFault[];
  /** Faults that the list, which ends at 10,000, leaves out */
  unlisted: number;
}

export interface ImportSampleOfInput {
  kind: 'departments' | 'themes' | 'matters';
}

export interface ImportStockInput {
  /** Authority that holds them */
  region: string;
  ranges: StockRangeInput[];
}

export interface ImportView {
  id: string;
  kind: 'departments' | 'themes' | 'matters';
  /** `dropped`: not published within seven days */
  status: 'open' | 'published' | 'dropped';
  openedAt: string;
  parts: ImportPart[];
}

export interface InboxMessage {
  id: string;
  title: string;
  body: string;
  /** What it is about, such as pass:<id> */
  about?: string | null;
  at: string;
  /** When the caller marked it as read */
  readAt?: string | null;
}

export interface InboxPage {
  items: InboxMessage[];
  next?: string | null;
}

export interface InvoiceCheck {
  code: string;
  number: string;
  /** `unknown`: issued to nobody */
  verdict: 'genuine' | 'void' | 'lost' | 'unknown';
  type?: 'vat-special' | 'vat-ordinary' | 'vat-roll' | null;
  /** Masked */
  issuedTo?: string | null;
  issuedOn?: string | null;
}

export interface InvoicePolicyList {
  items: InvoicePolicyView[];
  next?: string | null;
}

export interface InvoicePolicyRules {
  /** Each grade once */
  grades: GradeRule[];
  /** Regions that blank invoices may be posted to; a wider one stands for all within it */
  prescribedArea: string[];
  /** Minutes of office hours in which a requisition is handled */
  promiseMinutes: number;
  /** Minutes of office hours after which a waiting requisition is escalated; fewer than promised */
  escalateMinutes: number;
  /** Of a working day, in order */
  officeHours: OfficeHours[];
  /** Working days on which the office is closed */
  closedOn: string[];
  /** Days off on which it is open */
  openOn: string[];
  /** Special matters; those that are not listed are as the catalogue says */
  onlineMatters: OnlineMatter[];
}

export interface InvoicePolicyRulesInput {
  /** Each grade once */
  grades: GradeRuleInput[];
  /** Regions that blank invoices may be posted to; a wider one stands for all within it */
  prescribedArea: string[];
  /** Minutes of office hours in which a requisition is handled */
  promiseMinutes: number;
  /** Minutes of office hours after which a waiting requisition is escalated; fewer than promised */
  escalateMinutes: number;
  /** Of a working day, in order */
  officeHours: OfficeHoursInput[];
  /** Working days on which the office is closed */
  closedOn: string[];
  /** Days off on which it is open */
  openOn: string[];
  /** Special matters; those that are not listed are as the catalogue says */
  onlineMatters: OnlineMatterInput[];
}

export interface InvoicePolicyView {
  id: string;
  region: string;
  title: string;
  startsAt: string;
  endsAt?: string | null;
  rules: InvoicePolicyRules;
  publishedAt: string;
}

export interface IssuedCertificate {
  name: Names;
  /** Months for which it is valid; without it, until it is revoked */
  validMonths?: number | null;
  /** Can be renewed before it ends; then `validMonths` is said */
  renewable: boolean;
}

export interface KeptData {
  kind: 'identity.person' | 'identity.mandate' | 'identity.consent' | 'identity.data-request' | 'permits.pass' | 'permits.case' | 'permits.rating' | 'documents.file' | 'documents.upload' | 'documents.certificate' | 'delivery.message' | 'delivery.inbox' | 'delivery.preference' | 'delivery.email' | 'delivery.parcel';
  count: number;
  /** Why it stays: the article, or what is still running */
  basis: Names;
  /** When the last of it goes; not known of what is still running or in force */
  until?: string | null;
  /** Something that has not ended needs it; it is looked at again each day */
  running: boolean;
}

export interface KeyNamedInput {
  /** The Idempotency-Key, percent-encoded where it needs to be */
  key: string;
}

export interface KeySetView {
  keys: PublicKey[];
}

export interface KeyState {
  key: string;
  /** The requests under this key; more than one only where it was used at several services */
  requests: KeyedRequest[];
  /** Services that did not answer, and may know of another request */
  unheard: ('gateway' | 'identity' | 'permits' | 'documents' | 'delivery' | 'tax')[];
}

export interface KeyedRequest {
  /** Which operation it asked for: its operationId in the API description */
  operation: string;
  /** in-progress: it is being worked on, and may still have no effect; done: it took effect, and its answer is kept */
  state: 'in-progress' | 'done';
  /** When it took effect; of one in progress, when it was taken up */
  at: string;
  /** HTTP status that it was answered with */
  status?: number | null;
  /** Where the result is, where the answer said so */
  location?: string | null;
  /** Version of the resource that the answer showed */
  version?: number | null;
  /** Until when the same request is answered by the kept answer; afterwards it would be a new one */
  keptUntil?: string | null;
}

export interface LegalBasis {
  name: string;
  article: string;
}

export interface ListCasesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  status?: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
}

export interface ListCertificateOrdersInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Only those given up, or only those that are still tried */
  givenUp?: boolean;
}

export interface ListCertificatesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  status?: 'requested' | 'sealed' | 'superseded' | 'revoked' | 'faulty';
  /** Those of one case */
  basis?: string;
}

export interface ListCheckpointsInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  region?: string;
}

export interface ListCorrectionsInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Open unless said */
  state?: 'open' | 'answered';
}

export interface ListDeliveriesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  webhookId: string;
  status?: 'pending' | 'delivered' | 'failed';
}

export interface ListDoubleScansInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  passId?: string;
}

export interface ListFilesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Only those that this case holds */
  holder?: string;
}

export interface ListInboxInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Only those not read yet */
  unread?: boolean;
}

export interface ListInvoicePoliciesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  region?: string;
}

export interface ListMandatesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Officers and operators: of this enterprise */
  enterpriseId?: string;
}

export interface ListMattersInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  department?: string;
  theme?: string;
  /** Matters for this audience, and those for both */
  audience?: 'person' | 'enterprise' | 'both';
  kind?: 'immediate' | 'promised';
}

export interface ListMessagesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** What the messages are about, such as case:<id> */
  entity: string;
}

export interface ListOnlineMattersInput {
  region: string;
}

export interface ListParcelsInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** What the sender sends it for, such as requisition:<id> */
  reference?: string;
  /** Only those without news for too long, or only the others */
  overdue?: boolean;
}

export interface ListPassPoliciesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  region?: string;
}

export interface ListPassQueueInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** `requested` unless said */
  status?: 'requested' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'expired' | 'lapsed';
  /** Narrower than the officer’s own region */
  region?: string;
  plate?: string;
}

export interface ListPassesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  status?: 'requested' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'expired' | 'lapsed';
}

export interface ListQueueFiguresInput {
  /** Narrower than the officer’s own region */
  region?: string;
}

export interface ListQueueInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Narrower than the officer’s own region */
  region?: string;
  clock?: 'overdue' | 'due-soon' | 'running' | 'standing';
  held?: 'free' | 'mine' | 'others';
  kind?: 'acceptance' | 'stage' | 'decision';
  /** Implementation code of the matter */
  matter?: string;
}

export interface ListRequisitionQueueInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** `waiting` unless said */
  status?: 'refused' | 'waiting' | 'withdrawn' | 'issued' | 'posted' | 'signed-for' | 'handed-over' | 'returned' | 'restocked' | 'lost' | 'written-off';
  /** `only`: those near the end of their promise */
  escalated?: 'only';
}

export interface ListRequisitionsInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  status?: 'refused' | 'waiting' | 'withdrawn' | 'issued' | 'posted' | 'signed-for' | 'handed-over' | 'returned' | 'restocked' | 'lost' | 'written-off';
}

export interface ListSentInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  mobile?: string;
  /** Pass that the messages are about */
  passId?: string;
}

export interface ListStockInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** `held` unless said */
  state?: 'held' | 'issued' | 'void' | 'lost';
  type?: 'vat-special' | 'vat-ordinary' | 'vat-roll';
}

export interface ListTemplatesInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** Kind of message, such as pass-granted */
  kind?: string;
}

export interface LivingStatusList {
  listId: string;
  /** Name of the list in a QR code and in its token */
  uri: string;
  version: number;
}

export interface LossNotice {
  id: string;
  /** Invoice code, 10 or 12 digits */
  code: string;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  first: number;
  last: number;
  region: string;
  zh: string;
  en: string;
  publishedAt: string;
}

export interface LossNoticeList {
  items: LossNotice[];
  next?: string | null;
}

export interface MandateIdentifiedInput {
  mandateId: string;
}

export interface MandateList {
  items: MandateView[];
  next?: string | null;
}

export interface MandateView {
  id: string;
  version: number;
  enterpriseId: string;
  enterpriseName: string;
  uscc: string;
  agentId: string;
  /** Masked */
  agentName?: string | null;
  role: 'owner' | 'agent';
  scopes: string[];
  starts: string;
  ends: string;
  /** When it was ended before its time */
  endedAt?: string | null;
}

export interface MarkInboxMessageInput {
  messageId: string;
  read: boolean;
}

export interface MaskedAddress {
  recipient: string;
  mobile: string;
  region: string;
}

export interface MaskedDriver {
  name: string;
  mobile: string;
}

export interface Material {
  code: string;
  name: Names;
  required: boolean;
  /** `platform`: already held, not asked again */
  source: 'applicant' | 'platform';
  formats: string[];
}

export interface Matter {
  /** Implementation code */
  code: string;
  title: Names;
  department: string;
  region: string;
  audience: 'person' | 'enterprise' | 'both';
  /** 即办件 or 承诺件 */
  kind: 'immediate' | 'promised';
  /** Working days that the law allows */
  legalPeriod: number;
  /** Working days that are promised */
  promisedPeriod: number;
  materials: Material[];
  /** JSON Schema 2020-12 of the form */
  form: Record<string, unknown>;
  /** JSON Schema 2020-12: an immediate matter is granted at once where what is filled in satisfies this too; without it an officer decides */
  atOnce?: Record<string, unknown> | null;
  stages: Stage[];
  fee: Fee;
  onlineDepth: number;
  legalBasis: LegalBasis[];
  themes: string[];
  /** First day on which it stands so; until then the entry before it does */
  validFrom: string;
  /** The certificate that a grant gives or acts on; without it the decision is all there is */
  certificate?: IssuedCertificate | null;
  /** What a grant does with that certificate; `issue` unless said */
  effect?: 'issue' | 'change' | 'renew' | 'replace' | 'cancel' | null;
  /** Working days in which the applicant hands in what was asked for in addition; 10 unless said */
  supplementPeriod?: number | null;
}

export interface MatterCodedInput {
  code: string;
}

export interface MatterFacets {
  department: FacetCount[];
  theme: FacetCount[];
  audience: FacetCount[];
  kind: FacetCount[];
}

export interface MatterHit {
  code: string;
  title: Names;
  department: string;
  audience: 'person' | 'enterprise' | 'both';
  kind: 'immediate' | 'promised';
  promisedPeriod: number;
  region: string;
}

export interface MatterList {
  items: MatterSummary[];
  next?: string | null;
}

export interface MatterRetirement {
  code: string;
  from: string;
}

export interface MatterSearchResult {
  items: MatterHit[];
  next?: string | null;
  /** Matters found */
  total: number;
  facets: MatterFacets;
  /** What the search went by: words of the query, and what colloquial ones stand for */
  terms: string[];
}

export interface MatterSuggestion {
  /** Title without its case */
  text: string;
  /** Code of the first matter under this title */
  code: string;
  /** Matters under this title */
  matters: number;
}

export interface MatterSuggestions {
  items: MatterSuggestion[];
}

export interface MatterSummary {
  code: string;
  title: Names;
  department: string;
  audience: 'person' | 'enterprise' | 'both';
  kind: 'immediate' | 'promised';
  promisedPeriod: number;
}

export interface Me {
  kind: 'person' | 'enterprise' | 'officer' | 'app' | 'operator';
  id: string;
  /** Masked for people and officers, in clear for enterprises and apps */
  name?: string | null;
  /** Masked */
  mobile?: string | null;
  /** Masked */
  residentId?: string | null;
  /** How well the real name is proven: 0 not, 1 said and the number proven, 2 name and resident number checked, 3 in person or equal */
  level?: number | null;
  uscc?: string | null;
  region?: string | null;
  department?: string | null;
  roles?: ('clerk' | 'reviewer' | 'head' | 'inspector' | 'community-worker' | 'government-head')[] | null;
  /** Scopes of the token that asked */
  scopes: string[];
}

export interface MessageAttempt {
  channel: 'sms' | 'email' | 'inbox';
  outcome: 'sent' | 'not-sent' | 'refused' | 'unknown' | 'undelivered';
  /** Code of what failed */
  error?: string | null;
  at: string;
}

export interface MessageList {
  items: MessageView[];
  next?: string | null;
}

export interface MessageView {
  id: string;
  kind: string;
  audience: 'contact' | 'holder' | 'officers';
  status: 'queued' | 'sent' | 'unknown' | 'declined' | 'failed';
  queuedAt: string;
  /** That took it */
  channel?: 'sms' | 'email' | 'inbox' | null;
  templateVersion?: number | null;
  /** Absent where it was sent in both */
  language?: 'zh' | 'en' | null;
  /** Masked */
  to?: string | null;
  title?: string | null;
  body?: string | null;
  /** SHA-256 of the content as it went out, hexadecimal */
  digest?: string | null;
  /** The provider’s id of it */
  reference?: string | null;
  finishedAt?: string | null;
  /** What the provider said later */
  receipt?: 'delivered' | 'undelivered' | null;
  receiptAt?: string | null;
  attempts: MessageAttempt[];
}

export interface MintTestTokenInput {
  kind: 'person' | 'enterprise' | 'officer';
  /** A test person, enterprise or officer that this app made */
  id: string;
  /** Enterprise: the agent that acts for it; its first one unless said */
  agentId?: string;
  /** All that the subject may unless said */
  scopes?: string[];
}

export interface MoveClockInput {
  /** Time to move to */
  to?: string;
  /** By how much instead: an ISO 8601 duration of weeks, days, hours, minutes and seconds */
  by?: string;
}

export interface MoveParcelInput {
  parcelId: string;
  status: 'in-transit' | 'signed-for' | 'returned' | 'lost';
  place?: string;
}

export interface MoveSerialsInput {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** First number */
  first: number;
  /** Last number, included */
  last: number;
  reason: string;
}

export interface Names {
  zh: string;
  en: string;
}

export interface Nothing {
}

export interface OfficeHours {
  /** Time in Shanghai */
  opens: string;
  closes: string;
}

export interface OfficeHoursInput {
  /** Time in Shanghai */
  opens: string;
  closes: string;
}

export interface OfficeSpell {
  from: string;
  until: string;
}

export interface OnlineMatter {
  /** Code in the catalogue of service matters */
  code: string;
  /** Can it be asked for online while this policy is in force? */
  open: boolean;
}

export interface OnlineMatterInput {
  /** Code in the catalogue of service matters */
  code: string;
  /** Can it be asked for online while this policy is in force? */
  open: boolean;
}

export interface OnlineMatterList {
  /** Policy that says so */
  policy?: PolicyNamed | null;
  items: OnlineMatterView[];
}

export interface OnlineMatterView {
  code: string;
  open: boolean;
}

export interface OpenImportInput {
  /** What the rows are */
  kind: 'departments' | 'themes' | 'matters';
}

export interface OrderedCaseInput {
  caseId: string;
}

export interface PageInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
}

export interface ParcelFact {
  parcelId: string;
  /** What the sender sends it for, such as requisition:<id> */
  reference: string;
  status: 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
  /** When it happened, as the courier says */
  at: string;
  waybill?: string | null;
}

export interface ParcelIdentifiedInput {
  parcelId: string;
}

export interface ParcelList {
  items: ParcelView[];
  next?: string | null;
}

export interface ParcelMove {
  status: 'in-transit' | 'signed-for' | 'returned' | 'lost';
  at: string;
  /** Where, as the courier says */
  place?: string | null;
}

export interface ParcelSending {
  parcelId: string;
  status: 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
}

export interface ParcelView {
  id: string;
  status: 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
  version: number;
  to: MaskedAddress;
  contents: string;
  reference: string;
  courier?: string | null;
  waybill?: string | null;
  requestedAt: string;
  acceptedAt?: string | null;
  /** Under way, and since when the courier has told nothing for too long: 8 days */
  overdueSince?: string | null;
  /** In the order in which it happened, whatever order it was told in */
  moves: ParcelMove[];
}

export interface PartnerEvent {
  specversion: string;
  /** The same however often it is told: what has this id was told before */
  id: string;
  source: string;
  type: string;
  /** Entity it is about */
  subject: string;
  time: string;
  datacontenttype: string;
  /** Version of the entity after the change: of two events about one entity the greater is the later */
  sequence: number;
  data: Record<string, unknown>;
}

export interface PassDecision {
  outcome: 'grant' | 'refuse' | 'refer' | 'extend' | 'revoke' | 'withdraw';
  at: string;
  by: 'policy' | 'officer' | 'holder';
  officer?: string | null;
  /** Policy in force when the pass was asked for */
  policy?: string | null;
  reason?: string | null;
  reasons: Reason[];
}

export interface PassDriver {
  name: string;
  mobile: string;
  residentId?: string | null;
}

export interface PassFact {
  passId: string;
  destination: string;
}

export interface PassGranted {
  passId: string;
  destination: string;
  number: string;
  plate: string;
  origin: string;
  validFrom: string;
  validUntil: string;
}

export interface PassIdentifiedInput {
  passId: string;
}

export interface PassList {
  items: PassView[];
  next?: string | null;
}

export interface PassNumberedFact {
  passId: string;
  destination: string;
  number?: string | null;
}

export interface PassNumberedInput {
  /** Number printed on the pass */
  number: string;
}

export interface PassPolicyList {
  items: PassPolicyView[];
  next?: string | null;
}

export interface PassPolicyRules {
  /** Longest window that may be granted, in hours */
  longestHours: number;
  /** How far ahead a window may start, in hours */
  aheadHours: number;
  /** Cargo granted at once */
  grantCargo: ('medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other')[];
  /** Cargo that never enters */
  refuseCargo: ('medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other')[];
  /** Regions of origin that an officer looks at first */
  referOrigins: string[];
  /** Regions of origin that are closed */
  refuseOrigins: string[];
  /** Speed in km/h between two checkpoints above which a second scan cannot be the same vehicle */
  plausibleSpeed: number;
}

export interface PassPolicyRulesInput {
  /** Longest window that may be granted, in hours */
  longestHours: number;
  /** How far ahead a window may start, in hours */
  aheadHours: number;
  /** Cargo granted at once */
  grantCargo: ('medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other')[];
  /** Cargo that never enters */
  refuseCargo: ('medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other')[];
  /** Regions of origin that an officer looks at first */
  referOrigins: string[];
  /** Regions of origin that are closed */
  refuseOrigins: string[];
  /** Speed in km/h between two checkpoints above which a second scan cannot be the same vehicle */
  plausibleSpeed: number;
}

export interface PassPolicyView {
  /** Region of destination it is for */
  region: string;
  /** In force from here until the next one starts */
  startsAt: string;
  title: string;
  rules: PassPolicyRules;
  id: string;
  publishedAt: string;
}

export interface PassStatusView {
  number: string;
  status: 'requested' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'expired' | 'lapsed';
  /** Plate with its middle hidden */
  plate: string;
  destination: string;
  validFrom: string;
  validUntil: string;
}

export interface PassView {
  id: string;
  /** Region (6) and serial (6); from the grant on */
  number?: string | null;
  status: 'requested' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'expired' | 'lapsed';
  version: number;
  plate: string;
  driver: MaskedDriver;
  cargo: Cargo;
  origin: string;
  destination: string;
  route: string[];
  validFrom: string;
  validUntil: string;
  requestedAt: string;
  decision?: PassDecision | null;
  /** Text of the QR code, once sealed: shortly after the grant */
  qr?: string | null;
}

export interface PolicyNamed {
  id: string;
  title: string;
  region: string;
  startsAt: string;
  endsAt?: string | null;
}

export interface PreferenceList {
  items: PreferenceView[];
}

export interface PreferenceView {
  purpose: 'sign-in' | 'duty' | 'decision' | 'progress' | 'reminder' | 'survey' | 'electronic-service';
  /** Tried in this order; the inbox keeps everything besides. None: not wanted */
  channels: ('sms' | 'email')[];
  language: 'zh' | 'en';
  /** What may be chosen: nothing, the way, whether any comes, or any only by consent */
  choice: 'none' | 'order' | 'off' | 'consent';
  /** Of the choice, which for `consent` is the consent; null while nothing was chosen */
  chosenAt?: string | null;
}

export interface PreviewTemplateInput {
  /** Kind of message, such as pass-granted */
  kind: string;
  /** A published version; the one in force unless said */
  version?: number;
  /** What is not published yet, instead of a version */
  draft?: TemplateDraftInput;
  channel: 'sms' | 'email' | 'inbox';
  language: 'zh' | 'en';
  /** A value for every declared field, and for no other: a text, a number, or {zh, en} */
  values: Record<string, unknown>;
}

export interface PromiseExplained {
  from: string;
  minutes: number;
  until: string;
  /** The office hours that were counted */
  counted: OfficeSpell[];
}

export interface PublicKey {
  kid: string;
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  alg: 'ES256';
  use: 'sig';
  /** Seconds since 1970 (NumericDate); what says it was signed from here on is void. Absent while it signs */
  retiredAt?: number | null;
}

export interface PublishImportInput {
  importId: string;
  /** Import the good rows although others are faulty */
  partial?: boolean;
}

export interface PublishInvoicePolicyInput {
  region: string;
  title: string;
  /** In force from then on; not in the past, unless it is the region’s first */
  startsAt: string;
  /** In force until then; until the next one starts unless said */
  endsAt?: string;
  rules: InvoicePolicyRulesInput;
}

export interface PublishPassPolicyInput {
  /** Region of destination it is for */
  region: string;
  /** In force from here until the next one starts */
  startsAt: string;
  title: string;
  rules: PassPolicyRulesInput;
}

export interface PublishQuietHoursInput {
  /** In force from here until the next rule starts */
  startsAt: string;
  /** Beijing time */
  from: string;
  /** Beijing time, the next day where it is earlier than `from`; equal: there are no quiet hours */
  until: string;
  /** Channels that disturb nobody in these hours */
  channels: ('sms' | 'email' | 'inbox')[];
}

export interface PublishTemplateInput {
  fields: TemplateFieldInput[];
  /** Each channel in both languages */
  texts: TemplateTextInput[];
  /** Kind of message, such as pass-granted */
  kind: string;
  /** In force from here until the next version starts */
  startsAt: string;
  purpose: 'sign-in' | 'duty' | 'decision' | 'progress' | 'reminder' | 'survey' | 'electronic-service';
  /** Goes out in quiet hours too */
  urgent: boolean;
}

export interface QueueFigures {
  region: string;
  /** Tasks to be done */
  open: number;
  /** Open, and taken by nobody */
  free: number;
  /** Open, and taken by whoever asks */
  mine: number;
  /** Not open yet: others come first */
  waiting: number;
  dueSoon: number;
  overdue: number;
  /** Open while the clock stands still */
  standing: number;
  /** Done in the last 90 days */
  done: number;
  /** Of those, after their day */
  late: number;
  /** Median time of those from opening to end */
  medianHours?: number | null;
}

export interface QueueFiguresList {
  department: string;
  /** By region */
  items: QueueFigures[];
}

export interface QueuePage {
  items: QueueTask[];
  next?: string | null;
}

export interface QueueTask {
  id: string;
  caseId: string;
  kind: 'acceptance' | 'stage' | 'decision';
  name: Names;
  department: string;
  region: string;
  state: 'waiting' | 'open' | 'done' | 'dropped';
  matter: string;
  title: Names;
  matterKind: 'immediate' | 'promised';
  caseStatus: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  caseVersion: number;
  openedAt?: string | null;
  /** Promised for this task: acceptance by the day of its notice, all else by the promise of the case */
  due?: string | null;
  /** Day by law of the case */
  legalDue?: string | null;
  clock: 'overdue' | 'due-soon' | 'running' | 'standing';
  /** Officer who has taken it */
  claimedBy?: string | null;
  claimedAt?: string | null;
}

export interface QueueTaskWithMoves {
  id: string;
  caseId: string;
  kind: 'acceptance' | 'stage' | 'decision';
  name: Names;
  department: string;
  region: string;
  state: 'waiting' | 'open' | 'done' | 'dropped';
  matter: string;
  title: Names;
  matterKind: 'immediate' | 'promised';
  caseStatus: 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';
  caseVersion: number;
  openedAt?: string | null;
  /** Promised for this task: acceptance by the day of its notice, all else by the promise of the case */
  due?: string | null;
  /** Day by law of the case */
  legalDue?: string | null;
  clock: 'overdue' | 'due-soon' | 'running' | 'standing';
  /** Officer who has taken it */
  claimedBy?: string | null;
  claimedAt?: string | null;
  /** Whose it was, in order */
  moves: TaskMoveView[];
}

export interface QuietHoursList {
  items: QuietHoursView[];
  next?: string | null;
}

export interface QuietHoursView {
  /** In force from here until the next rule starts */
  startsAt: string;
  /** Beijing time */
  from: string;
  /** Beijing time, the next day where it is earlier than `from`; equal: there are no quiet hours */
  until: string;
  /** Channels that disturb nobody in these hours */
  channels: ('sms' | 'email' | 'inbox')[];
  version: number;
  publishedAt: string;
}

export interface RateCaseInput {
  caseId: string;
  level: 'very-satisfied' | 'satisfied' | 'fairly-satisfied' | 'dissatisfied' | 'very-dissatisfied';
  /** What it is about */
  tags?: ('quick' | 'clear' | 'courteous' | 'without-a-visit' | 'slow' | 'unclear' | 'impolite' | 'asked-for-more' | 'sent-back-and-forth' | 'system-faulty' | 'charged-wrongly')[];
  comment?: string;
}

export interface RatedCaseInput {
  caseId: string;
}

export interface Rating {
  level: 'very-satisfied' | 'satisfied' | 'fairly-satisfied' | 'dissatisfied' | 'very-dissatisfied';
  tags: ('quick' | 'clear' | 'courteous' | 'without-a-visit' | 'slow' | 'unclear' | 'impolite' | 'asked-for-more' | 'sent-back-and-forth' | 'system-faulty' | 'charged-wrongly')[];
  comment?: string | null;
  at: string;
}

export interface RatingCorrection {
  state: 'open' | 'answered';
  /** Answered by then */
  due: string;
  /** Why it is that day */
  why: string;
  /** It was not answered in time; the head was told */
  overdue: boolean;
  finding?: 'confirmed' | 'not-confirmed' | null;
  answer?: string | null;
  answeredAt?: string | null;
}

export interface RatingView {
  version: number;
  caseId: string;
  matter: string;
  department: string;
  region: string;
  first: Rating;
  /** Of a bad rating */
  correction?: RatingCorrection | null;
  /** After the correction; the one that counts */
  again?: Rating | null;
}

export interface ReadExportInput {
  requestId: string;
  /** The first unless said */
  part?: number;
}

export interface ReadFeedInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before; from the oldest kept event without it */
  cursor?: string;
}

export interface ReadTaxFiguresInput {
  month: string;
  region?: string;
}

export interface Reason {
  /** Condition of the policy */
  condition: string;
  met: boolean;
  en: string;
  zh: string;
}

export interface Reconciliation {
  exact: boolean;
  at: string;
  codes: StockCount[];
}

export interface RecordConsentInput {
  /** The person; or `mobile` */
  personId?: string;
  /** The person by mobile number; registered with `name` when not known yet */
  mobile?: string;
  /** Name as the person says it, for somebody not known yet */
  name?: string;
  /** What for, in words that were read to the person */
  purpose: string;
  scopes: string[];
  /** How the consent was taken down */
  form: 'signed' | 'spoken' | 'recorded' | 'video';
  /** Within one year */
  until: string;
}

export interface RefuseEntitlementInput {
  entitlementId: string;
  /** Shown to the taxpayer */
  reason: string;
}

export interface RefuseRequisitionInput {
  requisitionId: string;
  /** Shown to the taxpayer */
  reason: string;
}

export interface RegisterAppInput {
  clientId: string;
  nameZh: string;
  nameEn: string;
  /** `none` for apps on a person’s own device: code with PKCE only */
  authentication: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';
  /** Public keys (RFC 7517), for `private_key_jwt` and for vouching */
  jwks?: Record<string, unknown>;
  grantTypes: ('authorization_code' | 'refresh_token' | 'client_credentials' | 'urn:ietf:params:oauth:grant-type:token-exchange')[];
  redirectUris?: string[];
  /** Addresses that facts may be sent to */
  callbackUrls?: string[];
  /** What the app is subscribed to */
  scopes: string[];
  /** May the app vouch for users whose real name it has verified itself? */
  mayVouch?: boolean;
}

export interface RegisterCheckpointInput {
  name: string;
  region: string;
  /** Degrees, WGS 84 */
  latitude: number;
  /** Degrees, WGS 84 */
  longitude: number;
}

export interface RegisterEmailInput {
  /** Where messages may go; a code is sent there */
  email: string;
}

export interface RegisterKeysInput {
  clientId: string;
  /** JSON Web Key Set of public keys; takes the place of the one before */
  jwks: Record<string, unknown>;
}

export interface RegisterTaxpayerInput {
  /** Region of the tax authority in charge */
  region: string;
}

export interface RegisteredApp {
  clientId: string;
  nameZh: string;
  nameEn: string;
  authentication: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';
  grantTypes: string[];
  redirectUris: string[];
  callbackUrls: string[];
  scopes: string[];
  mayVouch: boolean;
  /** Public keys on record */
  keys: number;
  /** Shown once */
  secret?: string | null;
}

export interface RenderedText {
  title?: string | null;
  body: string;
  /** Characters of the body */
  length: number;
  /** How many SMS it is billed as: 70 characters, or 67 each of several */
  parts?: number | null;
  /** Version that was rendered; null for a draft */
  version?: number | null;
}

export interface ReplayEventsInput {
  webhookId: string;
  /** One event; else a range */
  eventId?: string;
  /** Events of this time and later */
  from?: string;
  /** Events before this time; until now without it */
  until?: string;
}

export interface ReplayRequisitionInput {
  requisitionId: string;
  /** Under the policy that was, is or will be in force then */
  at: string;
}

export interface ReplayStarted {
  /** Events that are told again, also those that were delivered */
  events: number;
}

export interface RequestEntitlementInput {
  /** Invoices a month */
  monthlyQuantity: number;
  /** Highest amount of one invoice */
  highestAmount: string;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
}

export interface RequestInvoicesInput {
  /** Each type once */
  lines: RequisitionLineInput[];
  /** One of the taxpayer’s addresses */
  addressId: string;
}

export interface RequestPassInput {
  /** Registration plate of the vehicle */
  plate: string;
  driver: DriverInput;
  cargo: CargoInput;
  /** Region the vehicle comes from */
  origin: string;
  /** Region to be entered; its officers decide */
  destination: string;
  /** Places on the way, in order */
  route: string[];
  /** Start of the window in which the vehicle travels */
  validFrom: string;
  /** End of that window */
  validUntil: string;
}

export interface RequisitionDecision {
  outcome: 'accept' | 'refuse' | 'issue' | 'withdraw';
  at: string;
  by: 'policy' | 'officer' | 'taxpayer';
  officer?: string | null;
  /** Policy that decided */
  policy?: string | null;
  reason?: string | null;
  reasons: RequisitionReason[];
}

export interface RequisitionExplanation {
  requisitionId: string;
  /** All that the decision depended on */
  question: Record<string, unknown>;
  /** Policy in force when it was asked for */
  policy?: PolicyNamed | null;
  outcome: 'accept' | 'refuse';
  reasons: RequisitionReason[];
  promise?: PromiseExplained | null;
}

export interface RequisitionFact {
  requisitionId: string;
  taxpayerId: string;
  region: string;
  status: 'refused' | 'waiting' | 'withdrawn' | 'issued' | 'posted' | 'signed-for' | 'handed-over' | 'returned' | 'restocked' | 'lost' | 'written-off';
}

export interface RequisitionIdentifiedInput {
  requisitionId: string;
}

export interface RequisitionLine {
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  quantity: number;
}

export interface RequisitionLineInput {
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  quantity: number;
}

export interface RequisitionList {
  items: RequisitionView[];
  next?: string | null;
}

export interface RequisitionParcel {
  /** To be followed place by place at /v1/delivery/parcels/{id} */
  id: string;
  /** Which parcel of the requisition it is */
  attempt: number;
  status: 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
  waybill?: string | null;
  /** In the order in which they were told */
  steps: RequisitionParcelStep[];
}

export interface RequisitionParcelStep {
  status: 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
  at: string;
}

export interface RequisitionReason {
  /** Condition of the policy */
  condition: string;
  met: boolean;
  en: string;
  zh: string;
}

export interface RequisitionReplay {
  requisitionId: string;
  at: string;
  policy?: PolicyNamed | null;
  outcome: 'accept' | 'refuse';
  /** Is it what was decided? */
  same: boolean;
  reasons: RequisitionReason[];
}

export interface RequisitionView {
  id: string;
  version: number;
  taxpayerId: string;
  region: string;
  channel: 'online' | 'counter';
  status: 'refused' | 'waiting' | 'withdrawn' | 'issued' | 'posted' | 'signed-for' | 'handed-over' | 'returned' | 'restocked' | 'lost' | 'written-off';
  lines: RequisitionLine[];
  addressId?: string | null;
  requestedAt: string;
  /** Promised to be handled by then, counted in office hours */
  promisedAt?: string | null;
  /** When it was put in front because the promise was near its end */
  escalatedAt?: string | null;
  issuedAt?: string | null;
  /** Minutes of office hours from request to issue */
  officeMinutes?: number | null;
  /** Issued in the promised time? */
  promiseKept?: boolean | null;
  /** Numbers that were issued */
  serials: StockRange[];
  /** The latest */
  decision: RequisitionDecision;
  /** The latest */
  parcel?: RequisitionParcel | null;
}

export interface RetireMatterInput {
  code: string;
  /** First day on which it is no longer offered; today or later */
  from: string;
  /** Kept in the audit log */
  reason: string;
}

export interface ReturnTaskInput {
  taskId: string;
  note?: string;
}

export interface Revocation {
  at: string;
  category: 'granted-wrongly' | 'deceit' | 'public-interest' | 'penalty' | 'given-back' | 'holder-gone' | 'impossible' | 'error';
  reason: string;
}

export interface RevokeAccessInput {
  /** Person, enterprise, officer or client id */
  subject: string;
}

export interface RevokeCertificateInput {
  certificateId: string;
  /** Told to whoever checks the certificate */
  category: 'granted-wrongly' | 'deceit' | 'public-interest' | 'penalty' | 'given-back' | 'holder-gone' | 'impossible' | 'error';
  /** Told to the holder alone */
  reason: string;
}

export interface RotateSecretInput {
  webhookId: string;
  /** Hours for which the secrets of before go on signing beside the new one; 24 unless said */
  overlapHours?: number;
}

export interface RowFault {
  /** Part of an import in parts */
  part?: number | null;
  /** Line, from 1 */
  line: number;
  path: string;
  code: string;
  message: string;
}

export interface SandboxTime {
  /** The time that the platform goes by */
  now: string;
  /** It is being moved: wait until it is not */
  moving: boolean;
  /** Where to */
  target?: string | null;
}

export interface ScanOutcome {
  id: string;
  outcome: 'recorded' | 'already-recorded' | 'refused';
  /** Problem code of a refused scan */
  code?: string | null;
  message?: string | null;
  /** Double-scan report that this scan gave rise to */
  doubleScan?: string | null;
}

export interface ScanOutcomes {
  items: ScanOutcome[];
}

export interface ScanReportInput {
  /** Made by the device; a scan sent twice is kept once */
  id: string;
  checkpoint: string;
  qr: string;
  /** When the device read it */
  at: string;
  /** What the device decided */
  verdict: 'valid' | 'not-yet-valid' | 'expired' | 'revoked' | 'suspended' | 'unknown-key' | 'forged' | 'malformed' | 'status-unknown' | 'status-stale';
  /** Decided without a network */
  offline: boolean;
}

export interface SearchMattersInput {
  /** How many at most; 50 unless said */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
  /** What people type: words and parts of words, a code, pinyin or its initials. Without it, all matters that the filters let through */
  q?: string;
  department?: string;
  theme?: string;
  /** Matters for this audience, and those for both */
  audience?: 'person' | 'enterprise' | 'both';
  kind?: 'immediate' | 'promised';
  /** Matters of this region and of those within it */
  region?: string;
}

export interface SeenAt {
  scan: string;
  checkpoint: string;
  name: string;
  at: string;
}

export interface SentMessage {
  id: string;
  channel: 'sms' | 'email' | 'inbox';
  /** Mobile number, e-mail address or person id */
  to: string;
  template: string;
  body: string;
  about?: string | null;
  at: string;
}

export interface SentPage {
  items: SentMessage[];
  next?: string | null;
}

export interface SetPreferenceInput {
  purpose: 'sign-in' | 'duty' | 'decision' | 'progress' | 'reminder' | 'survey' | 'electronic-service';
  channels: ('sms' | 'email')[];
  language: 'zh' | 'en';
}

export interface SignedStatusDelta {
  listId: string;
  from: number;
  version: number;
  /** Compact JWS of the changes, `statuslist-delta+jwt`; null when there are none */
  token?: string | null;
}

export interface SignedStatusList {
  listId: string;
  version: number;
  /** Compact JWS, `statuslist+jwt` */
  token: string;
}

export interface SmsReceiptCallbackInput {
  /** Seconds since 1970; refused when more than five minutes away from now */
  timestamp: number;
  nonce: string;
  /** JSON as a text: what is signed */
  data: string;
  /** Base64 of HMAC-SHA256 under the shared secret over timestamp, line feed, nonce, line feed, data */
  signature: string;
  /** Provider that calls; `data` is an SmsReceipt */
  provider: string;
}

export interface Stage {
  name: Names;
  department: string;
  /** From 1 without a gap; stages of the same order are handled side by side */
  order: number;
}

export interface StageOpinion {
  taskId: string;
  outcome: 'agree' | 'disagree';
  opinion: string;
}

export interface StatusListNamedInput {
  listId: string;
}

export interface StatusListSinceInput {
  listId: string;
  /** Version that the device holds */
  from: number;
}

export interface StatusListsView {
  items: LivingStatusList[];
}

export interface StockCount {
  /** Invoice code, 10 or 12 digits */
  code: string;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  imported: number;
  held: number;
  issued: number;
  void: number;
  lost: number;
  /** Is every imported number in exactly one state, and no other number in any? */
  exact: boolean;
}

export interface StockEntry {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** First number */
  first: number;
  /** Last number, included */
  last: number;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
  id: string;
  region: string;
  state: 'held' | 'issued' | 'void' | 'lost';
  requisitionId?: string | null;
  /** Since when it is so */
  since: string;
}

export interface StockList {
  items: StockEntry[];
  next?: string | null;
}

export interface StockMoved {
  items: StockEntry[];
}

export interface StockRange {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** First number */
  first: number;
  /** Last number, included */
  last: number;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
}

export interface StockRangeInput {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** First number */
  first: number;
  /** Last number, included */
  last: number;
  type: 'vat-special' | 'vat-ordinary' | 'vat-roll';
}

export interface SuggestMattersInput {
  /** What has been typed so far */
  q: string;
  region?: string;
  /** How many at most; 8 unless said */
  limit?: number;
}

export interface SupplementItem {
  /** JSON path into the form, or the code of a material */
  what: string;
  reason: string;
}

export interface SupplementItemInput {
  /** JSON path into the form, or the code of a material */
  what: string;
  reason: string;
}

export interface SuspendCaseInput {
  caseId: string;
  /** What takes time that is not counted, 行政许可法 45 */
  reason: 'hearing' | 'tender' | 'auction' | 'inspection' | 'testing' | 'quarantine' | 'appraisal' | 'expert-review';
  /** Told to the applicant, with how long it is going to take */
  explanation: string;
}

export interface SyncScansInput {
  scans: ScanReportInput[];
}

export interface TakeNextTaskInput {
  /** Narrower than the officer’s own region */
  region?: string;
  /** Implementation code of the matter */
  matter?: string;
}

export interface TakeRequisitionInput {
  /** Taxpayer who stands at the counter */
  taxpayerId: string;
  /** Each type once */
  lines: RequisitionLineInput[];
}

export interface TaskIdentifiedInput {
  taskId: string;
}

export interface TaskMoveView {
  what: 'claimed' | 'assigned' | 'handed-over' | 'returned' | 'released';
  /** Officer who had it */
  from?: string | null;
  /** Officer who has it then */
  to?: string | null;
  /** Officer who did it; nobody for the platform */
  by?: string | null;
  note?: string | null;
  at: string;
}

export interface TaxFigures {
  month: string;
  region?: string | null;
  /** Requisitions, refused ones too */
  requisitions: number;
  /** Share asked for online; null where nothing was */
  onlineShare?: number | null;
  issued: number;
  /** Median minutes of office hours from request to issue */
  medianMinutes?: number | null;
  /** Share of the promises due that were kept */
  promisesKept?: number | null;
}

export interface TaxpayerIdentifiedInput {
  /** Id of the enterprise */
  taxpayerId: string;
}

export interface TaxpayerView {
  id: string;
  version: number;
  name: string;
  uscc: string;
  region: string;
  /** Grade that holds today */
  grade: 'A' | 'B' | 'M' | 'C' | 'D';
  /** All grades, newest first; those to come among them */
  grades: GradeRecord[];
  registeredAt: string;
}

export interface TellReceiptInput {
  messageId: string;
  status: 'delivered' | 'undelivered';
}

export interface TemplateDraftInput {
  fields: TemplateFieldInput[];
  /** Each channel in both languages */
  texts: TemplateTextInput[];
}

export interface TemplateField {
  name: string;
  /** time: an instant, shown in Beijing time */
  type: 'text' | 'number' | 'time' | 'day';
  /** May be absent; the text then says it within {{#name}}…{{/name}} */
  optional: boolean;
}

export interface TemplateFieldInput {
  name: string;
  /** time: an instant, shown in Beijing time */
  type: 'text' | 'number' | 'time' | 'day';
  /** May be absent; the text then says it within {{#name}}…{{/name}} */
  optional: boolean;
}

export interface TemplateList {
  items: TemplateView[];
  next?: string | null;
}

export interface TemplateText {
  channel: 'sms' | 'email' | 'inbox';
  language: 'zh' | 'en';
  /** Subject of an e-mail, title in the inbox; an SMS has none */
  title?: string | null;
  /** {{name}} is a field, {{name|24}} at most 24 characters of it, {{#name}}…{{/name}} stands only where it is given */
  body: string;
}

export interface TemplateTextInput {
  channel: 'sms' | 'email' | 'inbox';
  language: 'zh' | 'en';
  /** Subject of an e-mail, title in the inbox; an SMS has none */
  title?: string;
  /** {{name}} is a field, {{name|24}} at most 24 characters of it, {{#name}}…{{/name}} stands only where it is given */
  body: string;
}

export interface TemplateView {
  fields: TemplateField[];
  /** Each channel in both languages */
  texts: TemplateText[];
  /** Kind of message, such as pass-granted */
  kind: string;
  /** In force from here until the next version starts */
  startsAt: string;
  purpose: 'sign-in' | 'duty' | 'decision' | 'progress' | 'reminder' | 'survey' | 'electronic-service';
  /** Goes out in quiet hours too */
  urgent: boolean;
  version: number;
  publishedAt: string;
}

export interface TestEnterprise {
  id: string;
  name: string;
  uscc: string;
  /** Its first agent, with the role of owner */
  agentId?: string | null;
  mandateId?: string | null;
}

export interface TestEnterpriseList {
  items: TestEnterprise[];
  next?: string | null;
}

export interface TestOfficer {
  id: string;
  name: string;
  mobile: string;
  region: string;
  department: string;
  roles: ('clerk' | 'reviewer' | 'head' | 'inspector' | 'community-worker' | 'government-head')[];
}

export interface TestOfficerList {
  items: TestOfficer[];
  next?: string | null;
}

export interface TestOutcome {
  delivered: boolean;
  status?: number | null;
  error?: string | null;
  milliseconds: number;
}

export interface TestPerson {
  id: string;
  name?: string | null;
  residentId?: string | null;
  mobile?: string | null;
  level: number;
  born?: string | null;
}

export interface TestPersonList {
  items: TestPerson[];
  next?: string | null;
}

export interface TestToken {
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds */
  expiresIn: number;
  scope: string;
}

export interface ThemeList {
  items: ThemeView[];
}

export interface ThemeView {
  code: string;
  name: Names;
}

export interface TransferSerialsInput {
  /** Invoice code, 10 or 12 digits */
  code: string;
  /** First number */
  first: number;
  /** Last number, included */
  last: number;
  reason: string;
  /** Authority that holds them from now on */
  region: string;
}

export interface Verification {
  verdict: 'valid' | 'not-yet-valid' | 'expired' | 'revoked' | 'suspended' | 'unknown-key' | 'forged' | 'malformed' | 'status-unknown' | 'status-stale';
  /** For the inspector, in the language asked for */
  message: string;
  at: string;
  number?: string | null;
  plate?: string | null;
  destination?: string | null;
  validFrom?: string | null;
  validUntil?: string | null;
}

export interface VerifyPassInput {
  /** Text of the QR code */
  qr: string;
  /** Checkpoint; with it the check is recorded as a scan */
  checkpoint?: string;
}

export interface WebhookDelivery {
  id: string;
  eventId: string;
  type: string;
  status: 'pending' | 'delivered' | 'failed';
  /** Oldest first, at most the last 100 */
  attempts: DeliveryAttempt[];
  /** When it is tried next */
  dueAt?: string | null;
}

export interface WebhookIdentifiedInput {
  webhookId: string;
}

export interface WebhookList {
  items: WebhookView[];
  next?: string | null;
}

export interface WebhookMade {
  id: string;
  version: number;
  url: string;
  types: string[];
  description?: string | null;
  /** Masked */
  contactEmail?: string | null;
  status: 'enabled' | 'disabled';
  /** `gone`: the receiver answered 410; `failing`: nothing got through for three days */
  disabledBy?: 'owner' | 'gone' | 'failing' | null;
  /** Since when every attempt fails */
  failingSince?: string | null;
  /** Secrets that sign: more than one while they are being changed */
  secrets: number;
  createdAt: string;
  /** Standard Webhooks secret; shown now and never again */
  secret: string;
}

export interface WebhookSecret {
  webhookId: string;
  /** Standard Webhooks secret; shown now and never again */
  secret: string;
}

export interface WebhookView {
  id: string;
  version: number;
  url: string;
  types: string[];
  description?: string | null;
  /** Masked */
  contactEmail?: string | null;
  status: 'enabled' | 'disabled';
  /** `gone`: the receiver answered 410; `failing`: nothing got through for three days */
  disabledBy?: 'owner' | 'gone' | 'failing' | null;
  /** Since when every attempt fails */
  failingSince?: string | null;
  /** Secrets that sign: more than one while they are being changed */
  secrets: number;
  createdAt: string;
}

export interface WebhookWantedInput {
  /** https address of the receiver; in a sandbox also http */
  url: string;
  /** Types of event to be told; all without it */
  types?: string[];
  description?: string;
  /** Who is told by e-mail, in the language of this request, when the platform disables the webhook; left out it stays as it is, empty nobody is told */
  contactEmail?: string;
}
