using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Stops the start of an instance whose signing keys are others than those of the instances that share its database.</summary>
internal sealed class SigningKeySetup(ISigningKeyAgreement agreement, DatabaseSettings database, TokenSettings tokens) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // One process runs on a SQLite file; whoever takes its key file away wants another key.
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            return;
        }

        var result = await agreement.JoinAsync(cancellationToken);
        if (result.Error is { } error)
        {
            throw new SettingException(DatabaseReading.ConnectionSetting, error.Message);
        }

        if (!result.Value)
        {
            throw new SettingException(
                Storage.KeySetting,
                $"none of the keys in '{tokens.SigningKeyFile}' is one that the other instances on this database use; copy their file, "
                + "or, to sign everybody out and go on with these keys, run 'keys accept'");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
