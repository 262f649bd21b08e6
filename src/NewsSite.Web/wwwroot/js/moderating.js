// Comments by keyboard: j and k go on and back, a approves, r rejects. The keys press the very buttons of the card.
(() => {
  const cards = [...document.querySelectorAll('.cards > li > .card')];
  if (cards.length === 0) return;
  const now = () => cards.findIndex(card => card.contains(document.activeElement));
  const go = to => {
    const card = cards[Math.max(0, Math.min(cards.length - 1, to))];
    card.focus();
    card.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input:not([type="checkbox"]), select, textarea')) return;
    if (event.key === 'j') go(now() + 1);
    else if (event.key === 'k') go(now() < 0 ? 0 : now() - 1);
    else if (event.key === 'a' || event.key === 'r') cards[now()]?.querySelector(`[data-key="${event.key}"]`)?.click();
    else return;
    event.preventDefault();
  });
})();
