namespace Messaging.Infrastructure.Persistence;

/// <summary>A statement that is prepared once per connection. Made once and kept in a static field.</summary>
/// <param name="text">The statement.</param>
/// <param name="parameters">Names of its parameters.</param>
internal sealed class SqlStatement(string text, params string[] parameters)
{
    /// <summary>The statement.</summary>
    public string Text { get; } = text;

    /// <summary>Names of its parameters, in the order in which values are given.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
