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
    copy.append(made);
  }
})();
