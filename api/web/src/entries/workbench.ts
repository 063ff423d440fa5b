/** The query form of `/sparql`: Ctrl+Enter or Cmd+Enter in the query runs it. */
const query = document.querySelector<HTMLTextAreaElement>("form.query textarea");
query?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) query.form?.requestSubmit();
});
