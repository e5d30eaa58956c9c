/** Whether this is a sandbox. */
export abstract class IdentityMode {
  abstract readonly sandbox: boolean;
}
