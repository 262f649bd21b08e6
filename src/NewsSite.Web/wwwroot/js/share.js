// Improves the share links where the browser can: its own share sheet, and a button that copies the address.
(() => {
  const sheet = document.querySelector('[data-share]');
  if (sheet && navigator.share) {
    sheet.parentElement.hidden = false;
    sheet.addEventListener('click', () => {
      navigator.share({ title: sheet.dataset.title, url: sheet.dataset.url }).catch(() => {});
    });
  }
  const copy = document.querySelector('[data-copy]');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', () => {
      navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value).then(() => {
        copy.textContent = copy.dataset.done;
      });
    });
  }
})();
