export class CanaryStore {}
