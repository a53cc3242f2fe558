const search = document.getElementById("search");
const rows = [...document.querySelectorAll("tbody tr")];
const show = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
  }
  const shown = rows.filter((row) => !row.hidden).length;
  document.getElementById("count").value = words.length ? `${shown} of ${rows.length}` : "";
};
search.addEventListener("input", show);
show();
