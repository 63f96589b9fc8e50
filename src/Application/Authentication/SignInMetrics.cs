using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;
using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Counts sign-ins, and by their code those that were refused or slowed down.</summary>
internal sealed class SignInMetrics(IMeterFactory meters)
{
    private readonly Counter<long> signIns = meters.Create(ServiceTelemetry.Name).CreateCounter<long>(
        "messaging_service.sign_ins", "{sign_in}", "Sign-ins with name and password; error.type where they were refused.");

    /// <summary>Counts an answer.</summary>
    /// <param name="result">The answer.</param>
    public void Count(Result<AuthenticationResult> result)
    {
        if (result.Error is { } error)
        {
            signIns.Add(1, new KeyValuePair<string, object?>(ServiceTelemetry.ErrorType, error.Code));
        }
        else
        {
            signIns.Add(1);
        }
    }
}
