using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// Sees to it that instances on one database use the same signing keys: an instance that shares none with the one that started before it
/// would refuse its tokens, and be refused, at random.
/// </summary>
/// <param name="keys">The keys of this instance.</param>
/// <param name="scopes">Makes units of work.</param>
internal sealed class SigningKeyAgreement(SigningKeys keys, IServiceScopeFactory scopes) : ISigningKeyAgreement
{
    private const char Separator = ' ';

    private static readonly SqlStatement Select =
        new($"""SELECT "KeyIds" FROM "SigningKeyRecords" WHERE "Id" = {SigningKeyRecord.OnlyId}""");

    private static readonly SqlStatement Insert =
        new($"""INSERT INTO "SigningKeyRecords" ("Id", "KeyIds") VALUES ({SigningKeyRecord.OnlyId}, @ids)""", Text("ids"));

    private static readonly SqlStatement Update =
        new($"""UPDATE "SigningKeyRecords" SET "KeyIds" = @ids WHERE "Id" = {SigningKeyRecord.OnlyId}""", Text("ids"));

    private static readonly SqlStatement Delete = new("""DELETE FROM "SigningKeyRecords" """);

    /// <inheritdoc/>
    public async Task<Result<bool>> JoinAsync(CancellationToken cancellationToken)
    {
        var own = keys.All.Select(key => key.ForAccessTokens.KeyId).ToArray();
        return await RunAsync<Result<bool>>(async session => await TryWriteAsync(session, own), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Result> ForgetAsync(CancellationToken cancellationToken) => RunAsync<Result>(
        async session =>
        {
            await session.WriteAsync(Delete);
            return Result.Success();
        },
        cancellationToken);

    private static async Task<bool> TryWriteAsync(WriteSession session, string[] own)
    {
        var text = string.Join(Separator, own);
        if (await FindAsync(session) is not { } known)
        {
            // Where another instance is faster, this collides and is run again.
            await session.ExecuteAsync(Insert, text);
            return true;
        }

        if (!known.Split(Separator).Intersect(own, StringComparer.Ordinal).Any())
        {
            return false;
        }

        await session.WriteAsync(Update, text);
        return true;
    }

    private static async Task<string?> FindAsync(WriteSession session)
    {
        await using var rows = await session.QueryAsync(Select);
        return await rows.NextAsync() ? rows.Text(0) : null;
    }

    private async Task<TResult> RunAsync<TResult>(Func<WriteSession, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<WriteSession>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(_ => work(session), cancellationToken);
    }
}
