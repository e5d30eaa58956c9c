/** A file that a case wants to hold, and what the matter asks of it. */
export interface WantedFile {
  readonly fileId: string;
  /** Extensions that the material may have, such as `pdf`. */
  readonly formats: readonly string[];
  /** JSON path in the application, for the faults. */
  readonly path: string;
}

/** The files of applications, which another service keeps. Never asked inside a transaction. */
export abstract class MaterialFiles {
  /**
   * Binds files of an applicant to a case; twice for the same case is once.
   * @throws Problem `case.faulty` with a fault for every file that is not there, not the applicant's, or of a wrong kind
   */
  abstract claim(owner: { readonly kind: 'person' | 'enterprise'; readonly id: string }, caseId: string, files: readonly WantedFile[]): Promise<void>;

  /** Lets go of them: the draft is given up. */
  abstract release(caseId: string): Promise<void>;
}
