// Comments by keyboard: j and k go on and back, a approves, r rejects. The keys press the very buttons of the card, and are
// known by their place too: on the keyboards of Dari and Pashto other letters stand there.
(() => {
  const cards = [...document.querySelectorAll('.cards .card')];
  if (cards.length === 0) return;
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.textContent = document.currentScript.dataset.keys;
  cards[0].closest('.cards').before(hint);
  let isDecided = false;
  const decide = button => {
    if (button && !isDecided) button.click();
    isDecided ||= !!button;
  };
  addEventListener('pageshow', () => { isDecided = false; });
  const now = () => cards.findIndex(card => card.contains(document.activeElement));
  const only = cards[0].closest('li') ? undefined : cards[0]; // on its own page it is the one that is meant
  const go = to => {
    const card = cards[Math.max(0, Math.min(cards.length - 1, to))];
    card.focus();
    card.scrollIntoView({ block: 'nearest' });
  };
  cards.find(card => `#${card.id}` === location.hash)?.focus(); // the page after a decision opens at the next one
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return; // a key that is held decides on one
    if (event.target.closest('input:not([type="checkbox"]), select, textarea')) return;
    const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase();
    if (key === 'j') go(now() + 1);
    else if (key === 'k') go(now() < 0 ? 0 : now() - 1);
    else if (key === 'a' || key === 'r') decide((cards[now()] ?? only)?.querySelector(`[data-key="${key}"]`));
    else return;
    event.preventDefault();
  });
})();
