using System.Collections.Concurrent;

namespace Messaging.EndToEnd.Support;

/// <summary>What a browser finds fault with: exceptions of scripts, violations of the content security policy, dialogs that a script opened.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> found = new();

    /// <summary>Takes note of what a page complains about.</summary>
    /// <param name="page">The page.</param>
    public void Watch(IPage page)
    {
        page.PageError += (_, error) => found.Enqueue($"exception: {error}");
        page.Console += (_, message) => Hear(message);
        page.Dialog += async (_, dialog) =>
        {
            found.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>Checks that there was nothing to complain about.</summary>
    public void ShouldBeNone() => found.ShouldBeEmpty();

    // Refusals of the API and lost lines are reported by the browser as errors to load something; tests bring them about.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            found.Enqueue($"console: {message.Text}");
        }
    }
}
