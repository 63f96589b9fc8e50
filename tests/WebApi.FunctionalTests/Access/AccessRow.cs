namespace Messaging.WebApi.FunctionalTests.Access;

/// <summary>What an operation answers to each of the callers.</summary>
/// <param name="Operation">Method and path, as the description has them.</param>
/// <param name="Statuses">One status a caller, in the order of <see cref="Callers"/>.</param>
/// <remarks>In all texts <c>{…}</c> stands for something of the scene; see <see cref="Scene.Fill"/>.</remarks>
internal sealed record AccessRow(string Operation, int[] Statuses)
{
    /// <summary>The callers, in the order of the columns.</summary>
    public static readonly IReadOnlyList<Callers> Columns =
    [
        Callers.Owner, Callers.Peer, Callers.ThirdParty, Callers.Blocked, Callers.Anonymous, Callers.Ended, Callers.Administrator,
    ];

    /// <summary>What to do with the operation, where it has several rows.</summary>
    public string? Case { get; init; }

    /// <summary>What stands in the path's <c>{id}</c>.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>What stands in the path's other parameter, a name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The address's query with its question mark, or nothing.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>The body as JSON, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Whose call changes anything that the owner sees; everybody else's must change nothing.</summary>
    public Callers Changes { get; init; }

    public HttpMethod Method => HttpMethod.Parse(Operation.Split(' ')[0]);

    /// <summary>The address of the call.</summary>
    public string Address =>
        Operation.Split(' ')[1].Replace("{id}", Id, StringComparison.Ordinal).Replace("{userName}", Name, StringComparison.Ordinal) + Query;

    public int StatusFor(Callers caller) => Statuses[Columns.Index().Single(column => column.Item == caller).Index];

    public override string ToString() => Case is null ? Operation : $"{Operation} ({Case})";
}
