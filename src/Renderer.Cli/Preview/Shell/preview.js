// The preview's own script. The document it shows has none: its frame may run nothing.
const byId = id => document.getElementById(id);
const pageFrame = byId('page-frame');
let shown = 0;

// The page stays where its reader was.
function reloadPage(revision) {
  const top = pageFrame.contentWindow?.scrollY ?? 0;
  pageFrame.addEventListener('load', () => pageFrame.contentWindow?.scrollTo(0, top), { once: true });
  pageFrame.src = `page?revision=${revision}`;
}

function text(name, value) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = value;
  return element;
}

function item(problem) {
  const entry = document.createElement('li');
  entry.className = problem.severity;
  entry.append(text('place', problem.place), ' ', text('severity', problem.severity), ' ', text('message', problem.message));
  for (const cell of problem.cells ?? []) entry.append(document.createElement('br'), text('cell', `${cell.place} = ${cell.value ?? 'blank'}`));
  if (problem.hint) entry.append(document.createElement('br'), text('hint', problem.hint));
  return entry;
}

function describe(state) {
  if (!state.isCurrent) return state.goodRevision ? 'errors: below is the last version without them' : 'errors: nothing to show yet';
  const warnings = state.problems.length === 1 ? '1 warning' : `${state.problems.length} warnings`;
  return `${state.pages} ${state.pages === 1 ? 'page' : 'pages'}, ${state.problems.length ? warnings : 'no problems'}`;
}

function show(state) {
  document.title = `${state.isCurrent ? '' : '✗ '}${state.subject}`;
  byId('subject').textContent = state.subject;
  byId('status').textContent = describe(state);
  byId('problems').hidden = state.problems.length === 0;
  byId('problems').className = state.isCurrent ? '' : 'error';
  byId('problem-list').replaceChildren(...state.problems.map(item));
  byId('frames').classList.toggle('stale', !state.isCurrent);
  if (state.goodRevision && state.goodRevision !== shown) {
    shown = state.goodRevision;
    reloadPage(shown);
    byId('pdf-frame').src = `report.pdf?revision=${shown}#navpanes=0&view=FitH`;
  }
  document.body.dataset.revision = state.revision;
}

byId('phone').addEventListener('click', () => {
  const isPhone = byId('frames').classList.toggle('phone');
  byId('phone').setAttribute('aria-pressed', String(isPhone));
});

const events = new EventSource('events');
events.addEventListener('message', event => show(JSON.parse(event.data)));
events.addEventListener('error', () => { byId('status').textContent = 'the preview has ended; waiting for it'; });
