using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;

namespace Messaging.WebApi.Commands.Demo;

/// <summary>The person of the demo on whose behalf the next request is made.</summary>
internal sealed class DemoCaller : ICurrentUser
{
    private (Guid Id, string Name)? person;

    /// <inheritdoc/>
    public Guid UserId => Person.Id;

    /// <inheritdoc/>
    public Guid? OptionalUserId => person?.Id;

    /// <inheritdoc/>
    public string UserName => Person.Name;

    /// <inheritdoc/>
    public Guid SessionId => throw new InvalidOperationException("People of the demo have no sessions.");

    /// <inheritdoc/>
    public bool IsAdministrator => false;

    /// <inheritdoc/>
    public SessionDevice Device { get; } = new(IpAddress: null, UserAgent: "demo");

    private (Guid Id, string Name) Person => person ?? throw new InvalidOperationException("Nobody of the demo is acting.");

    /// <summary>Lets somebody act.</summary>
    /// <param name="id">Identifier of the account.</param>
    /// <param name="name">Its name.</param>
    public void Become(Guid id, string name) => person = (id, name);
}
