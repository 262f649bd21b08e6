using Microsoft.Playwright;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>Who works at a page: with the pointer, or with the keyboard alone, where every field and button is reached by Tab.</summary>
internal sealed class Hand(IPage page, bool keyboard)
{
    private const int MostStops = 250;

    /// <summary>Puts those words into a field in place of what stands there.</summary>
    public async Task WriteAsync(string field, string words)
    {
        if (!keyboard)
        {
            await page.FillAsync(field, words);
            return;
        }
        await GoToAsync(field);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(words);
    }

    /// <summary>Sets a date and time, in 24 hours; null empties the field.</summary>
    public async Task SetTimeAsync(string field, DateTime? time)
    {
        if (!keyboard)
        {
            await page.FillAsync(field, time is { } wanted ? $"{wanted:yyyy-MM-ddTHH:mm}" : "");
            return;
        }
        await GoToAsync(field);
        // Month, day, year, hour, minute, half of the day: the parts of the field in the browser's own language.
        string?[] parts = time is { } typed ? [$"{typed:MM}", $"{typed:dd}", $"{typed:yyyy}", $"{typed:hh}", $"{typed:mm}", $"{typed:tt}"[..1]] : new string?[6];
        foreach (var part in parts)
        {
            if (part is null) await page.Keyboard.PressAsync("Backspace");
            else await page.Keyboard.TypeAsync(part);
            if (part is null or { Length: 4 }) await page.Keyboard.PressAsync("ArrowRight"); // the others go on by themselves
        }
    }

    /// <summary>Presses a button, or follows a link, and waits for the page that comes.</summary>
    public async Task PressAsync(string what)
    {
        await page.EvaluateAsync("window.__left = true");
        if (keyboard)
        {
            await GoToAsync(what);
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await page.Locator(what).First.ClickAsync();
        }
        for (var wait = 0; await IsStillHereAsync(); wait++)
        {
            if (wait > 300) throw new InvalidOperationException($"{what} leads nowhere on {page.Url}.");
            await Task.Delay(50);
        }
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    private async Task<bool> IsStillHereAsync()
    {
        try
        {
            return await page.EvaluateAsync<bool>("window.__left === true");
        }
        catch (PlaywrightException)
        {
            return true; // between two pages
        }
    }

    private async Task GoToAsync(string what)
    {
        await page.Locator(what).First.WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await page.EvaluateAsync<bool>("what => document.activeElement === document.querySelector(what)", what)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"Tab never comes to {what} on {page.Url}.");
    }
}
