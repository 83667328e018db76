export interface TestForm {
  environment: Record<string, string>;
  simulate: string[];
  storm: string[] | null;
}
export function formOf(given: readonly string[]): TestForm;
