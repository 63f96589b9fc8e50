using System.Security.Cryptography;
using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Limits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Messaging.Infrastructure.Identity;

/// <summary>
/// ASP.NET Core Identity's password hasher behind a gate: one core is left to everything else, and a burst of logins waits in
/// a short queue or is refused at once, instead of starving the service. One client has half of the places at most, so that it
/// cannot keep everybody else out; where clients are not held to limits, neither are they to this.
/// </summary>
internal sealed class GatedPasswordHasher : IPasswordHasher, IDisposable
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 (OWASP Password Storage Cheat Sheet).</summary>
    public const int Iterations = 210_000;

    /// <summary>Most callers that wait.</summary>
    public const int MaxWaiting = 128;

    private static readonly int MaxRunning = Math.Max(1, Environment.ProcessorCount - 1);
    private static readonly int MaxAdmitted = MaxRunning + MaxWaiting;
    private static readonly int MaxOfOne = MaxAdmitted / 2;

    private readonly PasswordHasher<ApplicationUser> hasher;
    private readonly SemaphoreSlim places = new(MaxRunning);
    private readonly string hashOfNobody;
    private readonly bool isShared;
    private readonly Lock counting = new();
    private readonly Dictionary<Guid, int> admittedOf = [];
    private int admitted;

    public GatedPasswordHasher(IOptions<PasswordHasherOptions> options, LoginThrottleSettings settings)
    {
        isShared = settings.IsEnabled;
        hasher = new PasswordHasher<ApplicationUser>(options);
        hashOfNobody = Hash(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    public Task<Result<string>> HashAsync(string password, string? address, CancellationToken cancellationToken) =>
        RunAsync(() => Hash(password), address, cancellationToken);

    public Task<Result<PasswordCheck>> VerifyAsync(
        string? passwordHash, string password, string? address, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                var check = Check(passwordHash ?? hashOfNobody, password);
                return passwordHash is null ? PasswordCheck.Wrong : check;
            },
            address,
            cancellationToken);

    public void Dispose() => places.Dispose();

    // The library's hasher takes a user and does not look at it.
    private string Hash(string password) => hasher.HashPassword(user: null!, password);

    private PasswordCheck Check(string passwordHash, string password) =>
        hasher.VerifyHashedPassword(user: null!, passwordHash, password) switch
        {
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Wrong,
        };

    private async Task<Result<T>> RunAsync<T>(Func<T> work, string? address, CancellationToken cancellationToken)
    {
        var client = ClientNetwork.Of(address);
        if (!TryEnter(client))
        {
            return RequestErrors.Busy;
        }

        try
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Leave(client);
        }
    }

    private bool TryEnter(Guid client)
    {
        lock (counting)
        {
            var own = admittedOf.GetValueOrDefault(client);
            if (admitted == MaxAdmitted || (isShared && own == MaxOfOne))
            {
                return false;
            }

            admitted++;
            admittedOf[client] = own + 1;
            return true;
        }
    }

    private void Leave(Guid client)
    {
        lock (counting)
        {
            admitted--;
            if (--admittedOf[client] == 0)
            {
                admittedOf.Remove(client);
            }
        }
    }
}
