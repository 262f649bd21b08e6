// A time of the last ten hours reads "3 hours ago": the page is shared and kept, so it holds the time itself, which stays as
// the title. Where the browser does not know the page's language ("-3 h" is no word), or something would move, the time stays.
(() => {
  // First whether there is any: a browser's own words for time cost an old phone more than all else on this page.
  const fresh = [];
  for (const time of document.querySelectorAll('.card time, .lead time, .latest time, .dateline > p:not(.translation) > time')) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
    if (minutes >= 0 && minutes < 600) fresh.push({ time, minutes });
  }
  const lang = document.documentElement.lang;
  const Ago = window.Intl && Intl.RelativeTimeFormat;
  if (fresh.length === 0 || !Ago || Ago.supportedLocalesOf(lang).length === 0) return;
  const ago = new Ago(lang, { numeric: 'auto' });
  const around = time => time.parentNode.parentNode; // what stands beside its own line can move too
  const recent = [];
  for (const { time, minutes } of fresh) {
    const text = minutes < 60 ? ago.format(-minutes, 'minute') : ago.format(-Math.floor(minutes / 60), 'hour');
    if (text.length < time.textContent.length && !text.includes('-')) recent.push({ time, text, height: around(time).offsetHeight });
  }
  for (const { time, text } of recent) {
    time.title = time.textContent;
    time.textContent = text;
  }
  addEventListener('beforeprint', () => { // paper is read on another day
    for (const { time } of recent) if (time.title) time.textContent = time.title;
  });
  for (const { time, height } of recent.filter(r => around(r.time).offsetHeight !== r.height)) {
    time.textContent = time.title; // nothing below may move
    time.removeAttribute('title');
  }
})();

// Improves the share links where the browser can: its own share sheet, and a button that copies the address.
// The buttons are made here, so that a browser without script (w3m, Opera Mini) shows none that do nothing.
(() => {
  const copy = document.querySelector('.copy');
  if (!copy) return;
  const address = copy.querySelector('input');
  const button = (kind, label, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.setAttribute('data-' + kind, '');
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  if (navigator.share) {
    copy.append(button('share', copy.dataset.sheetLabel, () => {
      navigator.share({ title: copy.dataset.sheetTitle, url: address.value }).catch(() => {});
    }));
  }
  if (navigator.clipboard) {
    const made = button('copy', copy.dataset.copyLabel, () => {
      navigator.clipboard.writeText(address.value).then(() => { made.textContent = copy.dataset.copyDone; });
    });
    made.setAttribute('aria-live', 'polite'); // who does not see the button change hears it
    copy.append(made);
  }
})();

// What helps with a comment is fetched when somebody begins to write one: most readers read.
(() => {
  const form = document.querySelector('.comment-form[data-script]');
  if (!form) return;
  if (history.state && history.state.key && form.elements.key) form.elements.key.value = history.state.key; // come back to: the same form
  form.addEventListener('focusin', () => { import(form.dataset.script).catch(() => {}); }, { once: true });
})();
