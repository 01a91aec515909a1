// The list's filter. Without it the list is whole.
const rows = [...document.querySelectorAll('#reports tbody tr')];
const boxes = [...document.querySelectorAll('.filter input[type=checkbox]')];
const search = document.getElementById('search');

function filter() {
  const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
  const words = search.value.trim().toLowerCase().split(/\s+/);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !wanted.has(row.className) || !words.every(word => text.includes(word));
    if (!row.hidden) shown++;
  }
  document.getElementById('shown').textContent = `${shown} of ${rows.length} listed`;
}

document.querySelector('.filter').hidden = false;
for (const box of boxes) box.addEventListener('change', filter);
search.addEventListener('input', filter);
filter();
