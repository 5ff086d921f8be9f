export function SubmissionPage() {
  return <h1>Submission</h1>;
}
