using Messaging.Infrastructure.Identity;

namespace Messaging.Infrastructure.IntegrationTests.Identity;

/// <summary>Knows of the sign-ins that a test tells it.</summary>
internal sealed class FakeSignInHistory : ISignInHistory
{
    private readonly List<(Guid UserId, string Address)> signIns = [];

    public void Add(Guid userId, string address) => signIns.Add((userId, address));

    public Task<IReadOnlyList<string?>> ListAddressesAsync(Guid userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string?>>([.. signIns.Where(signIn => signIn.UserId == userId).Select(signIn => signIn.Address)]);
}
