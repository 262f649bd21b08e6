using System.Collections.Concurrent;
using System.Diagnostics;
using NewsSite.Data;

namespace NewsSite.Web.Operations;

/// <summary>Finished pages by key, within a bound of bytes: when it is full, those that were asked for longest ago go (P20).</summary>
internal sealed class PageStore(long maxBytes, Stamps stamps)
{
    private readonly ConcurrentDictionary<string, CachedPage> pages = new(StringComparer.Ordinal);
    private readonly Lock evicting = new();
    private long bytes;

    /// <summary>What the kept pages take, as their <see cref="CachedPage.Size"/> counts it.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public CachedPage? Find(string key, DateTime now)
    {
        if (!pages.TryGetValue(key, out var page)) return null;
        if (!stamps.Hold(page.Stamp, page.ArticleId) || now >= page.Until)
        {
            Remove(key, page);
            return null;
        }
        page.LastUsed = Stopwatch.GetTimestamp();
        return page;
    }

    /// <summary>Keeps a page, unless something changed since its first query.</summary>
    public void Keep(string key, CachedPage page)
    {
        if (!stamps.Hold(page.Stamp, page.ArticleId)) return;
        page.LastUsed = Stopwatch.GetTimestamp();
        Interlocked.Add(ref bytes, page.Size + key.Length);
        if (pages.TryGetValue(key, out var old)) Remove(key, old);
        if (!pages.TryAdd(key, page)) Interlocked.Add(ref bytes, -(page.Size + key.Length));
        if (Interlocked.Read(ref bytes) > maxBytes) Evict();
    }

    private void Remove(string key, CachedPage page)
    {
        if (pages.TryRemove(KeyValuePair.Create(key, page))) Interlocked.Add(ref bytes, -(page.Size + key.Length));
    }

    // A quarter at a time, so that the sorting is paid for by many pages.
    private void Evict()
    {
        lock (evicting)
        {
            if (Interlocked.Read(ref bytes) <= maxBytes) return;
            foreach (var (key, page) in pages.ToArray().OrderBy(p => p.Value.LastUsed))
            {
                if (Interlocked.Read(ref bytes) <= maxBytes * 3 / 4) return;
                Remove(key, page);
            }
        }
    }
}
